"""The small programs the simulated model knows by heart, each right, and each with the slip that beginners make."""
# ruff: noqa: E501  (a program a line)

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Kata:
    """One program. `edge` is the unusual input that a careful author covers."""

    name: str
    cue: str  # how a task asks for it
    head: str
    doc: str
    body: str
    right: str  # the part of the body that the slip gets wrong
    wrong: str
    edge: str  # in words
    guard: str  # the lines that cover it
    edge_test: str
    test: str
    order: str  # running time
    poor: tuple[tuple[str, str], ...]  # good names and the poor ones of a hasty author
    slip: str = ""  # what the wrong part does, in words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.cue, re.I)


KATAS = (
    Kata(
        "binary_search", r"\bbinary[ _-]?search|\bbisect", "items: list[int], target: int) -> int",
        "Return the index of target in the sorted items, or -1.",
        "low, high = 0, len(items) - 1\nwhile low <= high:\n    middle = (low + high) // 2\n    if items[middle] == target:\n        return middle\n"
        "    if items[middle] < target:\n        low = middle + 1\n    else:\n        high = middle - 1\nreturn -1",
        "low <= high", "low < high", "an empty list", "if not items:\n    return -1",
        "assert binary_search([], 3) == -1", "assert binary_search([1, 3, 5], 3) == 1", "O(log n)",
        (("items", "a"), ("target", "x"), ("middle", "m")),
    ),
    Kata(
        "fizzbuzz", r"\bfizz[ _-]?buzz", "limit: int) -> list[str]", "Return the FizzBuzz words from 1 to limit.",
        "words = []\nfor number in range(1, limit + 1):\n    word = \"Fizz\" * (number % 3 == 0) + \"Buzz\" * (number % 5 == 0)\n"
        "    words.append(word or str(number))\nreturn words",
        "range(1, limit + 1)", "range(1, limit)", "a limit of zero", "if limit < 1:\n    return []",
        "assert fizzbuzz(0) == []", "assert fizzbuzz(5)[2:] == [\"Fizz\", \"4\", \"Buzz\"]", "O(n)",
        (("limit", "n"), ("number", "x"), ("words", "l")),
    ),
    Kata(
        "is_palindrome", r"\bpalindrom", "text: str) -> bool", "Return whether text reads the same both ways.",
        "letters = [sign for sign in text.lower() if sign.isalnum()]\nlast = len(letters) - 1\nfor place in range(len(letters) // 2):\n"
        "    if letters[place] != letters[last - place]:\n        return False\nreturn True",
        "last = len(letters) - 1", "last = len(letters)", "an empty text", "if not text:\n    return True",
        "assert is_palindrome(\"\")", "assert is_palindrome(\"Never odd or even\")", "O(n)",
        (("text", "s"), ("letters", "l"), ("place", "x")),
    ),
    Kata(
        "primes", r"\bprimes?\b|\bsieve", "limit: int) -> list[int]", "Return the prime numbers from 2 to limit.",
        "found = []\nfor number in range(2, limit + 1):\n    if all(number % prime for prime in found if prime * prime <= number):\n"
        "        found.append(number)\nreturn found",
        "range(2, limit + 1)", "range(2, limit)", "a limit below two", "if limit < 2:\n    return []",
        "assert primes(1) == []", "assert primes(11) == [2, 3, 5, 7, 11]", "O(n sqrt n)",
        (("limit", "n"), ("number", "x"), ("found", "l")),
    ),
    Kata(
        "reverse_list", r"\b(?:revers\w+ .{0,20})?linked[ _-]?lists?", "head: Node | None) -> Node | None", "Return the new head of the list, links turned round.",
        "previous = None\nwhile head is not None:\n    after = head.next\n    head.next = previous\n    previous = head\n    head = after\nreturn previous",
        "return previous", "return head", "an empty list", "if head is None:\n    return None",
        "assert reverse_list(None) is None", "assert reverse_list(Node(1, Node(2))).value == 2", "O(n)",
        (("previous", "p"), ("after", "x"), ("head", "h")),
    ),
    Kata(
        "merge_sort", r"\bmerge[ _-]?sort", "items: list[int]) -> list[int]", "Return the items in rising order.",
        "if len(items) < 2:\n    return items[:]\nmiddle = len(items) // 2\nleft, right = merge_sort(items[:middle]), merge_sort(items[middle:])\n"
        "merged = []\nwhile left and right:\n    merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))\nreturn merged + left + right",
        "return merged + left + right", "return merged", "an empty list", "if not items:\n    return []",
        "assert merge_sort([]) == []", "assert merge_sort([3, 1, 2]) == [1, 2, 3]", "O(n log n)",
        (("items", "a"), ("merged", "l"), ("middle", "m")),
    ),
    Kata(
        "insertion_sort", r"\bsort(?:s|ing|ed)?\b", "items: list[int]) -> list[int]", "Return the items in rising order.",
        "result = items[:]\nfor place in range(1, len(result)):\n    while place > 0 and result[place - 1] > result[place]:\n"
        "        result[place - 1], result[place] = result[place], result[place - 1]\n        place -= 1\nreturn result",
        "range(1, len(result))", "range(1, len(result) - 1)", "an empty list", "if not items:\n    return []",
        "assert insertion_sort([]) == []", "assert insertion_sort([3, 1, 2]) == [1, 2, 3]", "O(n * n)",
        (("items", "a"), ("result", "l"), ("place", "x")),
    ),
    Kata(
        "factorial", r"\bfactorials?\b", "number: int) -> int", "Return the product of the whole numbers from 1 to number.",
        "product = 1\nfor factor in range(2, number + 1):\n    product *= factor\nreturn product",
        "range(2, number + 1)", "range(2, number)", "a negative number", "if number < 0:\n    raise ValueError(\"number is negative\")",
        "assert factorial(0) == 1", "assert factorial(5) == 120", "O(n)",
        (("number", "n"), ("product", "p"), ("factor", "x")),
    ),
    Kata(
        "fibonacci", r"\bfibonacci", "count: int) -> list[int]", "Return the first count Fibonacci numbers.",
        "numbers: list[int] = []\ncurrent, following = 0, 1\nfor _ in range(count):\n    numbers.append(current)\n"
        "    current, following = following, current + following\nreturn numbers",
        "range(count)", "range(count - 1)", "a count of zero", "if count < 1:\n    return []",
        "assert fibonacci(0) == []", "assert fibonacci(6) == [0, 1, 1, 2, 3, 5]", "O(n)",
        (("count", "n"), ("current", "a"), ("following", "b")),
    ),
    Kata(
        "count_words", r"\bcount\w* (?:the |all )?(?:\w+ )?words?|\bwords? (?:count|frequenc)", "text: str) -> dict[str, int]", "Return how often each word occurs in text.",
        "counts: dict[str, int] = {}\nfor word in text.lower().split():\n    counts[word] = counts.get(word, 0) + 1\nreturn counts",
        "counts.get(word, 0) + 1", "counts.get(word, 1) + 1", "an empty text", "if not text:\n    return {}",
        "assert count_words(\"\") == {}", "assert count_words(\"to be or not to be\")[\"to\"] == 2", "O(n)",
        (("text", "s"), ("counts", "d"), ("word", "x")),
    ),
    Kata(
        "greatest_common_divisor", r"\bgcd\b|\bgreatest common", "first: int, second: int) -> int", "Return the largest number that divides both.",
        "while second != 0:\n    first, second = second, first % second\nreturn abs(first)",
        "while second != 0", "while second > 1", "two zeros", "if first == 0 and second == 0:\n    raise ValueError(\"both numbers are zero\")",
        "assert greatest_common_divisor(0, 7) == 7", "assert greatest_common_divisor(12, 18) == 6", "O(log n)",
        (("first", "a"), ("second", "b")),
    ),
    Kata(
        "count_vowels", r"\bvowels?\b", "text: str) -> int", "Return the number of vowels in text.",
        "total = 0\nfor letter in text.lower():\n    if letter in \"aeiou\":\n        total += 1\nreturn total",
        "total = 0", "total = 1", "an empty text", "if not text:\n    return 0",
        "assert count_vowels(\"\") == 0", "assert count_vowels(\"Education\") == 5", "O(n)",
        (("text", "s"), ("letter", "x"), ("total", "t")),
    ),
    Kata(
        "average", r"\baverages?\b|\bmean\b", "numbers: list[float]) -> float", "Return the arithmetic mean of the numbers.",
        "total = 0.0\nfor number in numbers:\n    total += number\nreturn total / len(numbers)",
        "len(numbers)", "(len(numbers) - 1)", "an empty list", "if not numbers:\n    raise ValueError(\"no numbers\")",
        "assert average([4.0]) == 4.0", "assert average([1.0, 2.0, 6.0]) == 3.0", "O(n)",
        (("numbers", "a"), ("number", "x"), ("total", "t")),
    ),
    Kata(
        "largest", r"\b(?:largest|biggest|maximum|greatest|highest)\b", "numbers: list[float]) -> float", "Return the largest of the numbers.",
        "best = numbers[0]\nfor number in numbers[1:]:\n    if number > best:\n        best = number\nreturn best",
        "numbers[1:]", "numbers[1:-1]", "an empty list", "if not numbers:\n    raise ValueError(\"no numbers\")",
        "assert largest([-2.0]) == -2.0", "assert largest([1.0, 3.0, 9.0]) == 9.0", "O(n)",
        (("numbers", "a"), ("number", "x"), ("best", "b")),
    ),
    Kata(
        "without_duplicates", r"\bduplicates?\b|\bunique\b", "items: list[str]) -> list[str]", "Return the items without repeats, in their order.",
        "seen = set()\nresult = []\nfor item in items:\n    if item not in seen:\n        seen.add(item)\n        result.append(item)\nreturn result",
        "in items:", "in items[1:]:", "an empty list", "if not items:\n    return []",
        "assert without_duplicates([]) == []", "assert without_duplicates([\"a\", \"b\", \"a\"]) == [\"a\", \"b\"]", "O(n)",
        (("items", "a"), ("item", "x"), ("result", "l")),
    ),
    Kata(
        "reverse_text", r"\brevers\w+ (?:of )?(?:a |the )?(?:string|text|word|sentence)", "text: str) -> str", "Return text with its letters in the opposite order.",
        "letters = []\nfor place in range(len(text) - 1, -1, -1):\n    letters.append(text[place])\nreturn \"\".join(letters)",
        "range(len(text) - 1, -1, -1)", "range(len(text) - 1, 0, -1)", "an empty text", "if not text:\n    return \"\"",
        "assert reverse_text(\"\") == \"\"", "assert reverse_text(\"tea\") == \"aet\"", "O(n)",
        (("text", "s"), ("letters", "l"), ("place", "x")),
    ),
    Kata(
        "fahrenheit", r"\bfahrenheit\b|\bcelsius\b", "celsius: float) -> float", "Return a temperature in degrees Fahrenheit.",
        "degrees = celsius * 9 / 5\nreturn degrees + 32",
        "9 / 5", "5 / 9", "a temperature below absolute zero", "if celsius < -273.15:\n    raise ValueError(\"below absolute zero\")",
        "assert fahrenheit(-40) == -40", "assert fahrenheit(100) == 212", "O(1)",
        (("celsius", "c"), ("degrees", "x")),
    ),
    Kata(
        "is_leap_year", r"\bleap[ -]?years?\b", "year: int) -> bool", "Return whether the year has 366 days.",
        "if year % 100 == 0:\n    return year % 400 == 0\nreturn year % 4 == 0",
        "year % 400 == 0", "year % 4 == 0", "a year below one", "if year < 1:\n    raise ValueError(\"years count from 1\")",
        "assert not is_leap_year(1900)", "assert is_leap_year(2024)", "O(1)", (("year", "y"),),
    ),
)  # fmt: skip

EMPTY_BOX = 'if not self.items:\n    raise IndexError("{name} is empty")'
BOXES = {  # name: how a task asks for it, the line that takes an item out, the same one wrong, the test
    "Stack": (r"\bstacks?\b", "self.items.pop()", "self.items.pop(0)", "last in, first out"),
    "Queue": (r"\bqueues?\b", "self.items.pop(0)", "self.items.pop()", "first in, first out"),
}


def kata_for(task: str) -> Kata | None:
    """The known program that a task asks for."""
    return next((kata for kata in KATAS if kata.pattern.search(task[:2_000])), None)


def box_for(task: str) -> str:
    """The name of the container that a task asks for: Stack, Queue or nothing."""
    return next((name for name, box in BOXES.items() if re.search(box[0], task[:2_000], re.I)), "")
