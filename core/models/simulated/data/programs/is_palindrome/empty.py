# 3 | fails on an empty text: `is_palindrome('')` raises IndexError, True is right. Ask for it first
def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    text = "".join(sign for sign in text.lower() if sign.isalnum())
    while text[0] == text[-1]:
        text = text[1:-1]
        if len(text) < 2:
            return True
    return False
