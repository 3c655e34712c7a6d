# 3 | takes capitals and spaces for letters: `is_anagram('Listen', 'Silent')` gives False, True is right. Put both into lower case without spaces
def is_anagram(first: str, second: str) -> bool:
    """Return whether two texts have the same letters, each as often."""
    return sorted(first) == sorted(second)
