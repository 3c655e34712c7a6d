# 7 | leaves the last factor out: `factorial(5)` gives 24, 120 is right. Let the range end at number + 1
def factorial(number: int) -> int:
    """Return the product of the whole numbers from 1 to number."""
    product = 1
    for factor in range(2, number):
        product *= factor
    return product
