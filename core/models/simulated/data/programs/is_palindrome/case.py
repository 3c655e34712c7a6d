# 3 | takes capitals and spaces for letters: `is_palindrome('Never odd or even')` gives False, True is right. Keep the letters only, in lower case
def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways."""
    return text == text[::-1]
