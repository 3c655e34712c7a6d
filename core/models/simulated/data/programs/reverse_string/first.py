# 7 | loses the first letter: `reverse_string('tea')` gives 'ae', 'aet' is right. Let the range end at -1
def reverse_string(text: str) -> str:
    """Return text with its letters in the opposite order."""
    result = ""
    for index in range(len(text) - 1, 0, -1):
        result += text[index]
    return result
