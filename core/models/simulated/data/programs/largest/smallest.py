# 7 | finds the smallest number: `largest([1, 5, 3])` gives 1, 5 is right. Turn the comparison round
def largest(numbers: list[float]) -> float:
    """Return the largest of the numbers."""
    best = numbers[0]
    for number in numbers[1:]:
        if number < best:
            best = number
    return best
