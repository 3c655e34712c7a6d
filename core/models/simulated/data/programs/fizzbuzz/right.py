def fizzbuzz(limit: int) -> list[str]:
    """Return the FizzBuzz words for the numbers from 1 to limit."""
    words = []
    for number in range(1, limit + 1):
        word = "Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0)
        words.append(word or str(number))
    return words
