def reverse_string(text: str) -> str:
    """Return text with its letters in the opposite order."""
    return text[::-1]
