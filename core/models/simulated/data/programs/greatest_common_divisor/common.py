# 7 | finds the smallest divisor they share: `greatest_common_divisor(12, 18)` gives 2, 6 is right. Look for the largest
def greatest_common_divisor(first: int, second: int) -> int:
    """Return the largest number that divides both."""
    for divisor in range(2, min(first, second) + 1):
        if first % divisor == 0 and second % divisor == 0:
            return divisor
    return 1
