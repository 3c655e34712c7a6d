# 4 | finds the item, but looks at one after the other: that is a linear search. Halve the part that is left in each step
def binary_search(items: list[int], target: int) -> int:
    """Return the index of target in the sorted items, or -1 if it is not there."""
    for index, item in enumerate(items):
        if item == target:
            return index
    return -1
