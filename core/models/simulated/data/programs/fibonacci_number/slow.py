# 3 | is right, but works out the same numbers again and again: the 40th takes over 100 million calls. Keep the last two numbers in a loop
def fibonacci_number(n: int) -> int:
    """Return the Fibonacci number with index n; the first two are 0 and 1."""
    if n < 2:
        return n
    return fibonacci_number(n - 1) + fibonacci_number(n - 2)
