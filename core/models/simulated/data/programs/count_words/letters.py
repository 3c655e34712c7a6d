# 7 | counts letters: `count_words('to be')` gives 5, 2 is right. Split the text first
def count_words(text: str) -> int:
    """Return the number of words in text."""
    return len(text)
