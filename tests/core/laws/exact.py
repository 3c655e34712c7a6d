"""The longest of N lognormals once more, in 50 digits and by another method than the one that is tested."""

from __future__ import annotations

from decimal import Decimal, getcontext, localcontext

DIGITS = 50
_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459")
_STEP, _FAR = 16, 13  # steps in one deviation, deviations on each side


def _done(z: Decimal) -> Decimal:
    """The normal distribution, by the series of Abramowitz and Stegun 26.2.11, whose terms have one sign."""
    term = total = abs(z)
    odd = 1
    while term > total.scaleb(-getcontext().prec - 2):
        odd += 2
        term *= z * z / odd
        total += term
    half = (-z * z / 2).exp() / (2 * _PI).sqrt() * total
    return Decimal("0.5") + (half if z > 0 else -half)


def expected_longest(median: float, spread: float, count: int) -> float:
    """The mean of the longest: the sum of e ** (spread * z) over its density, in equal steps."""
    with localcontext() as context:
        context.prec = DIGITS + 40  # the lower tail is a difference of nearly equal numbers
        total, sigma = Decimal(0), Decimal(spread)
        for number in range(-_FAR * _STEP, (_FAR + 5) * _STEP):
            z = Decimal(number) / _STEP
            density = (-z * z / 2).exp() / (2 * _PI).sqrt()
            total += (sigma * z).exp() * count * density * _done(z) ** (count - 1)
        return float(Decimal(median) * total / _STEP)
