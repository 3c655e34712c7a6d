# 7 | adds 32 before it multiplies: `celsius_to_fahrenheit(100)` gives 237.6, 212 is right. Multiply first, then add
def celsius_to_fahrenheit(celsius: float) -> float:
    """Return a temperature in degrees Fahrenheit."""
    return (celsius + 32) * 9 / 5
