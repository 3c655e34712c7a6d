# 7 | asks only whether each letter stands in the other word: `is_anagram('tea', 'steam')` gives True, False is right. Compare the sorted letters
def is_anagram(first: str, second: str) -> bool:
    """Return whether two texts have the same letters; case and spaces do not count."""
    return all(letter in second.lower() for letter in first.lower())
