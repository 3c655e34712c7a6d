# 3 | prints the sum instead of returning it: `sum_of_evens([2])` gives None, 2 is right. Return it, so that others can work on with it
def sum_of_evens(numbers: list[int]) -> None:
    """Print the sum of the even numbers."""
    total = 0
    for number in numbers:
        if number % 2 == 0:
            total += number
    print(total)
