"""Small sums in words or signs, worked out without eval."""

import re
from collections.abc import Callable

_SIGNS = {
    "plus": "+",
    "minus": "-",
    "times": "*",
    "multiplied by": "*",
    "divided by": "/",
    "over": "/",
    "x": "*",
    "×": "*",
    "·": "*",
    "÷": "/",
    "−": "-",
    ":": "/",
}
_APPLY: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
_SUM = re.compile(r"(?<![\w.])-?\d{1,9}(?:\.\d{1,6})?(?:\s*[-+*/]\s*-?\d{1,9}(?:\.\d{1,6})?){1,8}(?![\w.]*\d)")


def result(task: str) -> str | None:
    """`2 + 2 = 4.` for a task that is one sum; None for any other."""
    text = task[:200].lower()
    for word, sign in _SIGNS.items():
        text = re.sub(rf"(?<=\d)\s*{re.escape(word)}\s*(?=-?\d)", f" {sign} ", text)
    found = _SUM.search(text)
    rest = text.replace(found[0], "") if found else ""
    if found is None or re.search(
        r"\b(?!what|is|the|sum|of|calculate|compute|how|much|please|result|answer|and|tell|me|equals?|work"
        r"|out)[a-z]{2,}",
        rest,
    ):
        return None
    parts = re.findall(r"(?:(?<=[-+*/])\s*|^\s*)-?\d+(?:\.\d+)?|[-+*/]", found[0])
    value = _value([part.strip() for part in parts])
    shown = " ".join(part.strip() for part in parts)
    if value is None:
        return f"{shown} has no result, since nothing can be divided by zero."
    return f"{shown} = {int(value) if value == int(value) else round(value, 4)}."


def _value(parts: list[str]) -> float | None:
    """Multiplication and division first, then addition and subtraction, from left to right."""
    flat: list[float | str] = [float(parts[0])]
    for sign, number in zip(parts[1::2], parts[2::2], strict=False):
        last = flat[-1]
        if sign == "/" and float(number) == 0:
            return None
        if sign in "*/" and isinstance(last, float):
            flat[-1] = last * float(number) if sign == "*" else last / float(number)
        else:
            flat += [sign, float(number)]
    total = flat[0]
    for sign_, number_ in zip(flat[1::2], flat[2::2], strict=False):
        total = _APPLY[str(sign_)](float(total), float(number_))
    return float(total)
