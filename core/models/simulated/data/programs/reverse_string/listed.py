# 3 | returns a list of letters: `reverse_string('tea')` gives ['a', 'e', 't'], 'aet' is right. Join the letters
def reverse_string(text: str) -> list[str]:
    """Return text with its letters in the opposite order."""
    return list(reversed(text))
