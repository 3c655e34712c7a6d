def is_palindrome(text: str) -> bool:
    """Return whether text reads the same both ways; only letters and digits count."""
    letters = [sign for sign in text.lower() if sign.isalnum()]
    for index in range(len(letters) // 2):
        if letters[index] != letters[-index - 1]:
            return False
    return True
