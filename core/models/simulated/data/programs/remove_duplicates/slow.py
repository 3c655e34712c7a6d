# 2 | is right, but looks through the whole result for every item: ten times the items take a hundred times the time. Remember them in a set
def remove_duplicates(items: list[str]) -> list[str]:
    """Return the items without repeats, in the order in which they first come up."""
    result = []
    for item in items:
        if item not in result:
            result.append(item)
    return result
