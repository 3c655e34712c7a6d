# 7 | begins with 0, which is larger than negative numbers: `largest([-3, -2])` gives 0, -2 is right. Begin with the first number
def largest(numbers: list[float]) -> float:
    """Return the largest of the numbers."""
    best = 0
    for number in numbers:
        if number > best:
            best = number
    return best
