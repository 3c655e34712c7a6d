def count_words(text: str) -> int:
    """Return the number of words in text."""
    return len(text.split())
