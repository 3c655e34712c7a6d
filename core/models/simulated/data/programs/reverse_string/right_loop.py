def reverse_string(text: str) -> str:
    """Return text with its letters in the opposite order."""
    result = ""
    for letter in text:
        result = letter + result
    return result
