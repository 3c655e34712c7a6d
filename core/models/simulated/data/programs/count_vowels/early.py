# 7 | returns in the middle of the loop: `count_vowels('tea')` gives 0, 2 is right. Move the return out of the loop
def count_vowels(text: str) -> int:
    """Return the number of vowels (a, e, i, o, u) in text."""
    count = 0
    for letter in text.lower():
        if letter in "aeiou":
            count += 1
        return count
    return count
