# 7 | sees only repeats that stand side by side: `remove_duplicates(['a', 'b', 'a'])` gives ['a', 'b', 'a'], ['a', 'b'] is right. Remember all that was seen
def remove_duplicates(items: list[str]) -> list[str]:
    """Return the items without repeats, in the order in which they first come up."""
    result = items[:1]
    for item in items[1:]:
        if item != result[-1]:
            result.append(item)
    return result
