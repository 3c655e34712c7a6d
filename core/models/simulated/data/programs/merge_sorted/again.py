# 2 | is right, but sorts again what is sorted already: walk through both lists side by side instead
def merge_sorted(left: list[int], right: list[int]) -> list[int]:
    """Return one sorted list of the items of two sorted lists."""
    return sorted(left + right)
