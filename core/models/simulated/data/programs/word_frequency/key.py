# 7 | asks for a word before it is there: `word_frequency('tea')` raises KeyError, {'tea': 1} is right. Use counts.get(word, 0)
def word_frequency(text: str) -> dict[str, int]:
    """Return how often each word occurs in text, whatever its case."""
    counts: dict[str, int] = {}
    for word in text.lower().split():
        counts[word] = counts[word] + 1
    return counts
