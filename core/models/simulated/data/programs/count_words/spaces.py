# 7 | counts spaces, not words: `count_words('to  be')` gives 3, 2 is right. Call split without an argument
def count_words(text: str) -> int:
    """Return the number of words in text."""
    return len(text.split(" "))
