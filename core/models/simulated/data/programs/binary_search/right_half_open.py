def binary_search(items: list[int], target: int) -> int:
    """Return the index of the first target in the sorted items, or -1 if it is not there."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low if low < len(items) and items[low] == target else -1
