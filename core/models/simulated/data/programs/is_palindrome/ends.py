# 7 | compares the first and the last letter only: `is_palindrome('abca')` gives True, False is right. Compare all pairs
def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    letters = [sign for sign in text.lower() if sign.isalnum()]
    return letters[:1] == letters[-1:]
