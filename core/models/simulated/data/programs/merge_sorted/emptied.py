# 3 | empties the lists of its caller: `(lambda a: (merge_sorted(a, [2]), a)[1])([1, 3])` gives [3], [1, 3] is right. Count places instead of taking items out
def merge_sorted(left: list[int], right: list[int]) -> list[int]:
    """Return one sorted list of the items of two sorted lists."""
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right
