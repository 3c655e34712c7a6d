def bubble_sort(items: list[int]) -> list[int]:
    """Return the items in rising order; the list that is given stays as it is."""
    result = items[:]
    for end in range(len(result) - 1, 0, -1):
        for index in range(end):
            if result[index] > result[index + 1]:
                result[index], result[index + 1] = result[index + 1], result[index]
    return result
