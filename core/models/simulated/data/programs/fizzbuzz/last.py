# 3 | leaves the last number out: `len(fizzbuzz(5))` gives 4, 5 is right. Let the range end at limit + 1
def fizzbuzz(limit: int) -> list[str]:
    """Return the FizzBuzz words for the numbers from 1 to limit."""
    words = []
    for number in range(1, limit):
        word = "Fizz" * (number % 3 == 0) + "Buzz" * (number % 5 == 0)
        words.append(word or str(number))
    return words
