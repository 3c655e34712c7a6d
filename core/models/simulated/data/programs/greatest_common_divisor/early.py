# 7 | ends one step too early: `greatest_common_divisor(7, 3)` gives 3, 1 is right. Go on until the remainder is 0
def greatest_common_divisor(first: int, second: int) -> int:
    """Return the largest number that divides both."""
    while second > 1:
        first, second = second, first % second
    return first
