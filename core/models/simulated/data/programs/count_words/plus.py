# 3 | finds a word in an empty text: `count_words('')` gives 1, 0 is right. Use len(text.split())
def count_words(text: str) -> int:
    """Return the number of words in text."""
    count = 1
    for sign in " ".join(text.split()):
        if sign == " ":
            count += 1
    return count
