# 7 | goes through the list only once: `bubble_sort([3, 2, 1])` gives [2, 1, 3], [1, 2, 3] is right. Go through it again until all is in place
def bubble_sort(items: list[int]) -> list[int]:
    """Return the items in rising order; the list that is given stays as it is."""
    result = items[:]
    for index in range(len(result) - 1):
        if result[index] > result[index + 1]:
            result[index], result[index + 1] = result[index + 1], result[index]
    return result
