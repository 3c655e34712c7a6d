# 3 | leaves out the rule for 400: `is_leap_year(2000)` gives False, True is right. Add: or year % 400 == 0
def is_leap_year(year: int) -> bool:
    """Return whether the year has 366 days in the Gregorian calendar."""
    return year % 4 == 0 and year % 100 != 0
