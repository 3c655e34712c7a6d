def factorial(number: int) -> int:
    """Return the product of the whole numbers from 1 to number; 1 for 0."""
    if number < 0:
        raise ValueError("a negative number has no factorial")
    if number < 2:
        return 1
    return number * factorial(number - 1)
