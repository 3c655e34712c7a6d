# 7 | asks for 3 before it asks for 15, so it never says FizzBuzz: `fizzbuzz(15)[-1]` gives 'Fizz', 'FizzBuzz' is right. Ask for 15 first
def fizzbuzz(limit: int) -> list[str]:
    """Return the FizzBuzz words for the numbers from 1 to limit."""
    words = []
    for number in range(1, limit + 1):
        if number % 3 == 0:
            words.append("Fizz")
        elif number % 5 == 0:
            words.append("Buzz")
        elif number % 15 == 0:
            words.append("FizzBuzz")
        else:
            words.append(str(number))
    return words
