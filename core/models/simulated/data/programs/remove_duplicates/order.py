# 3 | loses the order, because a set has none. Keep it with dict.fromkeys, or with a list beside the set
def remove_duplicates(items: list[str]) -> list[str]:
    """Return the items without repeats."""
    return list(set(items))
