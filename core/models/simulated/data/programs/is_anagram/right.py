def is_anagram(first: str, second: str) -> bool:
    """Return whether two texts have the same letters, each as often; case and spaces do not count."""
    return sorted(first.lower().replace(" ", "")) == sorted(second.lower().replace(" ", ""))
