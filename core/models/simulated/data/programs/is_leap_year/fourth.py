# 7 | knows nothing of the centuries: `is_leap_year(1900)` gives True, False is right. Of the years that 100 divides, only every fourth is one
def is_leap_year(year: int) -> bool:
    """Return whether the year has 366 days in the Gregorian calendar."""
    return year % 4 == 0
