def sum_of_evens(numbers: list[int]) -> int:
    """Return the sum of the even numbers."""
    return sum(number for number in numbers if number % 2 == 0)
