# 7 | overwrites the first number before it is added: `fibonacci(5)` gives [0, 1, 2, 4, 8], [0, 1, 1, 2, 3] is right. Assign both in one line
def fibonacci(count: int) -> list[int]:
    """Return the first count Fibonacci numbers, from 0 on."""
    numbers = []
    current, following = 0, 1
    for _ in range(count):
        numbers.append(current)
        current = following
        following = current + following
    return numbers
