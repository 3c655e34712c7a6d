# 3 | counts To and to as two words: `word_frequency('To to')` gives {'To': 1, 'to': 1}, {'to': 2} is right. Put the text into lower case first
def word_frequency(text: str) -> dict[str, int]:
    """Return how often each word occurs in text."""
    counts: dict[str, int] = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts
