def factorial(number: int) -> int:
    """Return the product of the whole numbers from 1 to number; 1 for 0."""
    if number < 0:
        raise ValueError("a negative number has no factorial")
    product = 1
    for factor in range(2, number + 1):
        product *= factor
    return product
