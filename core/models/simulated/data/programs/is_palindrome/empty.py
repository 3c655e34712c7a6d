# 3 | fails on an empty text: `is_palindrome('')` raises IndexError, True is right. Ask for fewer than two letters first
def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    letters = [sign for sign in text.lower() if sign.isalnum()]
    while letters[0] == letters[-1]:
        letters = letters[1:-1]
        if len(letters) < 2:
            return True
    return False
