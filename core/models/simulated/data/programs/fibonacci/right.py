def fibonacci(count: int) -> list[int]:
    """Return the first count Fibonacci numbers, from 0 on."""
    numbers = []
    current, following = 0, 1
    for _ in range(count):
        numbers.append(current)
        current, following = following, current + following
    return numbers
