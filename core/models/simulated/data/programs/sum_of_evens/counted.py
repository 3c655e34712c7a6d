# 7 | counts the even numbers instead of adding them up: `sum_of_evens([2, 4])` gives 2, 6 is right. Add the number, not 1
def sum_of_evens(numbers: list[int]) -> int:
    """Return the sum of the even numbers."""
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total += 1
    return total
