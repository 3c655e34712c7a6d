# 4 | sorts, but by the built-in sort: that is no bubble sort. Swap neighbours that stand in the wrong order
def bubble_sort(items: list[int]) -> list[int]:
    """Return the items in rising order."""
    return sorted(items)
