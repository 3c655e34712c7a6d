"""The well-known mistakes of well-known programs, found in the syntax tree."""

from __future__ import annotations

import ast
import re

_RANGE_STOPS = "the range stops one before the end: its last number is never reached"
_SLIPS = {  # pattern on the normalised source ({p}: a parameter), what it means
    "fizzbuzz": (r"range\(1, ({p})\)", _RANGE_STOPS),
    "primes": (r"def (?!is_)\w+\(.*range\(2, ({p})\)|range\(2, int\(\w+ \*\* 0\.5\)\)", _RANGE_STOPS),
    "factorial": (r"range\([12], ({p})\)(?!.*\*= ({p})\b)", _RANGE_STOPS),
    "fibonacci": (r"= \[\]\n.*range\(({p}) - 1\).*append", "the loop runs once too few: the last number is missing"),
    "is_palindrome": (r"(\w+) = len\(\w+\)\n.*\[\1 - \w+\]",
    "off by one: the first comparison reads one place past the end"),
    "reverse_list": (r"def \w+\((\w+).*while .*\n    return \1(?!\w)(?!\.)",
    "it returns the old head, which is the last node now"),
    "merge_sort": (r"while \w+ and \w+:(?!.*(?:extend|\+ \w+|\+=|\*\w+)).*return \w+",
    "what is left over in one half is lost when the other is empty"),
    "insertion_sort": (r"range\(1, len\(\w+\) - 1\).*while", "off by one: the last item is never put into place"),
    "count_words": (r"get\(\w+, 1\) \+ 1", "off by one: a word seen for the first time counts as two"),
    "greatest_common_divisor": (r"while \w+ > 1", "the loop ends one step too early when the remainder is 1"),
    "count_vowels": (r"(\w+) = 1\n.*\1 \+= 1", "off by one: the counter starts at 1"),
    "average": (r"/ \(len\(\w+\) - 1\)", "off by one: it divides by one less than the number of values"),
    "largest": (r"\[1:-1\]", "off by one: the last number is never looked at"),
    "without_duplicates": (r"for \w+ in \w+\[1:\]", "off by one: the first item is skipped"),
    "reverse_text": (r"range\(len\(\w+\) - 1, 0, -1\)", "off by one: the first letter is lost"),
    "fahrenheit": (r"\* 5 / 9.*\+ 32|\+ 32.*\* 5 / 9", "the factor is upside down: 9 / 5 is wanted"),
    "is_leap_year": (r"^(?!.*400)", "years such as 2000 and 1900 come out wrong: 400 is not looked at"),
    "Stack": (r"def pop.*pop\(0\)", "it gives back the oldest item: that is a queue, not a stack"),
    "Queue": (r"def (?:get|pop|take|dequeue|remove|leave).*\.pop\(\)",
    "it gives back the newest item: that is a stack, not a queue"),
}  # fmt: skip


def slip_in(name: str, tree: ast.Module) -> str:
    """What is wrong with this attempt at a known program, in words; empty when nothing known is."""
    if name == "binary_search":
        return _search_bounds(tree)
    if name not in _SLIPS:
        return ""
    pattern, says = _SLIPS[name]
    source = _normal(tree)
    taken = [arg.arg for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for arg in node.args.args]
    anyone = "|".join(re.escape(arg) for arg in taken) or r"(?!)"
    return says if re.search(pattern.replace("{p}", anyone), source, re.S) else ""


def _normal(tree: ast.Module) -> str:
    """The functions and classes of a program, written the one way that ast writes; annotations of variables dropped."""
    parts = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))][:8]
    return re.sub(r"(?m)^( +\w+): [^=\n]+ = ", r"\1 = ", "\n".join(ast.unparse(node) for node in parts))


def _search_bounds(tree: ast.Module) -> str:
    """Checks that the two ends of a binary search fit its loop and move past the middle."""
    for loop in (node for node in ast.walk(tree) if isinstance(node, ast.While)):
        test = loop.test
        if not (
            isinstance(test, ast.Compare)
            and isinstance(test.left, ast.Name)
            and isinstance(test.comparators[0], ast.Name)
        ):
            continue
        source = _normal(tree)
        inclusive = bool(re.search(r"len\(\w+\) - 1", source))
        if inclusive and isinstance(test.ops[0], ast.Lt):
            return "off by one: with < the last item that is left is never looked at, <= is needed"
        if not inclusive and isinstance(test.ops[0], ast.LtE):
            return "off by one: the search can run past the end of the list"
        low, high = re.escape(test.left.id), re.escape(test.comparators[0].id)
        if re.search(rf"\b{low} = mid\w*$|\b{low} = m$", source, re.M):
            return "it can loop for ever: the low end never moves past the middle"
        if inclusive and re.search(rf"\b{high} = mid\w*$|\b{high} = m$", source, re.M):
            return "it can loop for ever: the high end never moves past the middle"
    return ""
