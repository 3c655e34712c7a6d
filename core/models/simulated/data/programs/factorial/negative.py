# 2 | gives 1 for a negative number, which has no factorial: `factorial(-3)` gives 1, ValueError is right. Check the number first
def factorial(number: int) -> int:
    """Return the product of the whole numbers from 1 to number; 1 for 0."""
    product = 1
    for factor in range(2, number + 1):
        product *= factor
    return product
