# 3 | does not stop at zero: `factorial(0)` raises RecursionError, 1 is right. Return 1 for every number below 2
def factorial(number: int) -> int:
    """Return the product of the whole numbers from 1 to number."""
    if number == 1:
        return 1
    return number * factorial(number - 1)
