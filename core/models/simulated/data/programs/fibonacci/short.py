# 3 | cannot give fewer than two numbers: `fibonacci(1)` gives [0, 1], [0] is right. Begin with an empty list
def fibonacci(count: int) -> list[int]:
    """Return the first count Fibonacci numbers, from 0 on."""
    numbers = [0, 1]
    while len(numbers) < count:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers
