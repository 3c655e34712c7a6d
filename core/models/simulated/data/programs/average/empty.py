# 3 | fails on an empty list: `average([])` raises ZeroDivisionError, ValueError is right. Check for it first
def average(numbers: list[float]) -> float:
    """Return the arithmetic mean of the numbers."""
    return sum(numbers) / len(numbers)
