# 3 | takes 1 for a prime number: `is_prime(1)` gives True, False is right. Return False for all numbers below 2
def is_prime(number: int) -> bool:
    """Return whether number is a prime number."""
    for divisor in range(2, int(number**0.5) + 1):
        if number % divisor == 0:
            return False
    return True
