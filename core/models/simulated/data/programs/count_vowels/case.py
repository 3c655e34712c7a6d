# 3 | overlooks capital letters: `count_vowels('Anna')` gives 1, 2 is right. Put the text into lower case first
def count_vowels(text: str) -> int:
    """Return the number of vowels (a, e, i, o, u) in text."""
    count = 0
    for letter in text:
        if letter in "aeiou":
            count += 1
    return count
