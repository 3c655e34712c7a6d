# 7 | does not look at how often a letter stands there: `is_anagram('aab', 'abb')` gives True, False is right. Compare the sorted letters
def is_anagram(first: str, second: str) -> bool:
    """Return whether two texts have the same letters; case and spaces do not count."""
    return set(first.lower().replace(" ", "")) == set(second.lower().replace(" ", ""))
