# 7 | rounds the result down: `average([1, 2])` gives 1, 1.5 is right. Use / instead of //
def average(numbers: list[float]) -> float:
    """Return the arithmetic mean of the numbers; an empty list raises ValueError."""
    if not numbers:
        raise ValueError("there is no average of no numbers")
    return sum(numbers) // len(numbers)
