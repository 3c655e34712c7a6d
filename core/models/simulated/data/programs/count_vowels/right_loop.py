def count_vowels(text: str) -> int:
    """Return the number of vowels (a, e, i, o, u) in text."""
    count = 0
    for letter in text.lower():
        if letter in "aeiou":
            count += 1
    return count
