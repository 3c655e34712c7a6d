# 7 | ends one number too early: `fibonacci_number(6)` gives 5, 8 is right. Let the loop run n times
def fibonacci_number(n: int) -> int:
    """Return the Fibonacci number with index n; the first two are 0 and 1."""
    a, b = 0, 1
    for _ in range(n - 1):
        a, b = b, a + b
    return a
