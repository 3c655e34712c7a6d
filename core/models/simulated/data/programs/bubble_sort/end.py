# 3 | looks one place past the end: `bubble_sort([2, 1])` raises IndexError, [1, 2] is right. Let the inner range end one earlier
def bubble_sort(items: list[int]) -> list[int]:
    """Return the items in rising order; the list that is given stays as it is."""
    result = items[:]
    for _ in result:
        for index in range(len(result)):
            if result[index] > result[index + 1]:
                result[index], result[index + 1] = result[index + 1], result[index]
    return result
