def word_frequency(text: str) -> dict[str, int]:
    """Return how often each word occurs in text, whatever its case."""
    counts: dict[str, int] = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 0) + 1
    return counts
