# 3 | fails on an empty list: `binary_search([], 3)` raises IndexError, -1 is right. Let the loop ask whether anything is left
def binary_search(items: list[int], target: int) -> int:
    """Return the index of target in the sorted items, or -1 if it is not there."""
    low, high = 0, len(items) - 1
    while True:
        middle = (low + high) // 2
        if items[middle] == target:
            return middle
        if low >= high:
            return -1
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle - 1
