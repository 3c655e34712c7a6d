def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    text = "".join(sign for sign in text.lower() if sign.isalnum())
    if not text:
        return True
    while text[0] == text[-1]:
        text = text[1:-1]
        if len(text) < 2:
            return True
    return False
