# 3 | cuts off what stands behind the point: `celsius_to_fahrenheit(37.5)` gives 99, 99.5 is right. Use / instead of //
def celsius_to_fahrenheit(celsius: float) -> int:
    """Return a temperature in degrees Fahrenheit."""
    return int(celsius * 9 // 5 + 32)
