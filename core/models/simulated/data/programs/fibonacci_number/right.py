def fibonacci_number(n: int) -> int:
    """Return the Fibonacci number with index n; the first two are 0 and 1."""
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a
