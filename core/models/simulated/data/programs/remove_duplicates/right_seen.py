def remove_duplicates(items: list[str]) -> list[str]:
    """Return the items without repeats, in the order in which they first come up."""
    seen = set()
    result = []
    for item in items:
        if item not in seen:
            seen.add(item)
            result.append(item)
    return result
