# 7 | returns the median, not the mean: `average([1, 2, 6])` gives 2, 3 is right. Divide the sum by the count
def average(numbers: list[float]) -> float:
    """Return the middle one of the numbers."""
    return sorted(numbers)[len(numbers) // 2]
