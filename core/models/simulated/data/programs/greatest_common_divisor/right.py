def greatest_common_divisor(first: int, second: int) -> int:
    """Return the largest number that divides both."""
    while second:
        first, second = second, first % second
    return abs(first)
