def average(numbers: list[float]) -> float:
    """Return the arithmetic mean of the numbers; an empty list raises ValueError."""
    if not numbers:
        raise ValueError("there is no average of no numbers")
    return sum(numbers) / len(numbers)
