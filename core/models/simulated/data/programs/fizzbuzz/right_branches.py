def fizzbuzz(limit: int) -> list[str]:
    """Return the FizzBuzz words for the numbers from 1 to limit."""
    words = []
    for number in range(1, limit + 1):
        if number % 15 == 0:
            words.append("FizzBuzz")
        elif number % 3 == 0:
            words.append("Fizz")
        elif number % 5 == 0:
            words.append("Buzz")
        else:
            words.append(str(number))
    return words
