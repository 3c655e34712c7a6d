# 2 | does not say what is wrong with an empty list: `largest([])` raises IndexError, ValueError is right. Check for it first
def largest(numbers: list[float]) -> float:
    """Return the largest of the numbers."""
    best = numbers[0]
    for number in numbers[1:]:
        if number > best:
            best = number
    return best
