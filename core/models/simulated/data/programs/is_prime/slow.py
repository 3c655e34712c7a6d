# 2 | is right, but tries every number below: the square root is far enough, 1,000 steps for a million
def is_prime(number: int) -> bool:
    """Return whether number is a prime number."""
    if number < 2:
        return False
    for divisor in range(2, number):
        if number % divisor == 0:
            return False
    return True
