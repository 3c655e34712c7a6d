def remove_duplicates(items: list[str]) -> list[str]:
    """Return the items without repeats, in the order in which they first come up."""
    return list(dict.fromkeys(items))
