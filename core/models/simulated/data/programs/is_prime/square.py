# 7 | stops before the square root: `is_prime(9)` gives True, False is right. Let the range end one later
def is_prime(number: int) -> bool:
    """Return whether number is a prime number."""
    if number < 2:
        return False
    for divisor in range(2, int(number**0.5)):
        if number % divisor == 0:
            return False
    return True
