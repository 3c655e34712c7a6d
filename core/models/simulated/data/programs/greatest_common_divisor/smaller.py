# 2 | is right for numbers above 0, but tries them one by one: with the remainder a few steps are enough
def greatest_common_divisor(first: int, second: int) -> int:
    """Return the largest number that divides both."""
    for divisor in range(min(first, second), 0, -1):
        if first % divisor == 0 and second % divisor == 0:
            return divisor
    return max(first, second)
