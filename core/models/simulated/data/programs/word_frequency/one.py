# 7 | counts a word that comes up for the first time as two: `word_frequency('tea')` gives {'tea': 2}, {'tea': 1} is right. Begin with 0
def word_frequency(text: str) -> dict[str, int]:
    """Return how often each word occurs in text, whatever its case."""
    counts: dict[str, int] = {}
    for word in text.lower().split():
        counts[word] = counts.get(word, 1) + 1
    return counts
