def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    letters = [sign for sign in text.lower() if sign.isalnum()]
    return letters == letters[::-1]
