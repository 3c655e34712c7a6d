"""Arithmetic without eval: the expression is read as a tree, and only numbers and six signs are known."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable
from fractions import Fraction

from core.errors import ToolFailed

MOST_CHARACTERS = 300
MOST_DIGITS = 100  # of a result, and of every number on the way to it
_SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_TYPED = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "^": "**"}
_STRANGE = re.compile(r"[^0-9\s.+\-*/()]")
_UNKNOWN = "only numbers, + - * / ** and brackets are known."
_TOO_LARGE = f"the result would have more than {MOST_DIGITS} digits."


def calculate(expression: str) -> str:
    """Work out one arithmetic expression with numbers, + - * / ** and brackets."""
    if len(expression) > MOST_CHARACTERS:
        raise ToolFailed(f"the expression is longer than {MOST_CHARACTERS} characters.")
    plain = _plain(expression)
    # Before the parser sees it, so that no name, text or call ever gets that far.
    if _STRANGE.search(plain):
        raise ToolFailed(_UNKNOWN)
    try:
        return _shown(_value(ast.parse(plain, mode="eval").body))
    except ZeroDivisionError:
        raise ToolFailed("nothing can be divided by zero.") from None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ToolFailed("this is not a whole arithmetic expression.") from None


def _plain(expression: str) -> str:
    """As Python writes it: no thousands commas, no typographic signs, a percentage as a part of 100."""
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", expression).strip()
    for written, sign in _TYPED.items():
        text = text.replace(written, sign)
    # Before a number or a bracket a % may mean the remainder: there it stays, and is refused.
    return re.sub(r"(\d)\s*%(?!\s*[\d(])", r"\1/100", text.replace("% of", "/100*"))


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number):
            # By its text: as a float 0.1 is another number, and sums show it.
            return _bounded(Fraction(str(number)))
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _value(inner)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left), _value(right))
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _SIGNS:
            return _bounded(_SIGNS[type(sign)](_value(left), _value(right)))
    raise ToolFailed(_UNKNOWN)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    """Exact for whole exponents; a root is a decimal number."""
    size = max(abs(base.numerator), base.denominator)
    # Before it is worked out: a tool runs on the loop of all runs, which 9**9**9 would hold up. With a base of 1, whose
    # logarithm is 0, an exponent needs a bound all the same.
    if abs(exponent) * max(math.log10(size), 0.01) > MOST_DIGITS:
        raise ToolFailed(_TOO_LARGE)
    if exponent.denominator == 1:
        return _bounded(base ** int(exponent))
    if base < 0:
        raise ToolFailed("a negative number has no such root.")
    return _bounded(Fraction(str(float(base) ** float(exponent))))


def _bounded(number: Fraction) -> Fraction:
    if max(abs(number.numerator), number.denominator) >= 10**MOST_DIGITS:
        raise ToolFailed(_TOO_LARGE)
    return number


def _shown(number: Fraction) -> str:
    """A whole number in full, any other to ten digits."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.10g}"
