def largest(numbers: list[float]) -> float:
    """Return the largest of the numbers; an empty list raises ValueError."""
    if not numbers:
        raise ValueError("there is no largest of no numbers")
    best = numbers[0]
    for number in numbers[1:]:
        if number > best:
            best = number
    return best
