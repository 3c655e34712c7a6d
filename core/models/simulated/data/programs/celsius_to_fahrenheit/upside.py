# 7 | has the factor upside down: `celsius_to_fahrenheit(100)` gives 87.6, 212 is right. Multiply by 9 / 5
def celsius_to_fahrenheit(celsius: float) -> float:
    """Return a temperature in degrees Fahrenheit."""
    return round(celsius * 5 / 9 + 32, 1)
