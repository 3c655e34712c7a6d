# 7 | adds up the odd numbers: `sum_of_evens([1, 2, 3, 4])` gives 4, 6 is right. Compare the remainder with 0
def sum_of_evens(numbers: list[int]) -> int:
    """Return the sum of the even numbers."""
    return sum(number for number in numbers if number % 2)
