def sum_of_evens(numbers: list[int]) -> int:
    """Return the sum of the even numbers."""
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total += number
    return total
