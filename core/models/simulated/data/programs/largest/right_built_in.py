def largest(numbers: list[float]) -> float:
    """Return the largest of the numbers; an empty list raises ValueError."""
    return max(numbers)
