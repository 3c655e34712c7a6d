"""First drafts of programs: right at heart, with the weaknesses of a first try."""

from __future__ import annotations

import random
import re
from collections.abc import Collection

from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_katas import BOXES, EMPTY_BOX, Kata, box_for, kata_for
from core.models.simulated.writer.craft_words import content, word_set

ALL = ("hints", "doc", "edge", "test", "names")  # what a whole program has; "slip" is what it must not have
_WEAK = (("edge", 5), ("slip", 4), ("hints", 3))  # the main weakness of a first draft, and how often
_ALSO = (("doc",), ("test",), ("names",), ())
_NODE = (
    'class Node:\n    def __init__(self, value: int, next: "Node | None" = None) -> None:\n'
    "        self.value, self.next = value, next\n\n\n"
)
_IMPORT = "from collections.abc import Callable\n\n\n"
_LIKE = (  # cue in the task, arguments and result, the line that does the work, the test
    (r"\b(?:sums?|totals?|adds?)\b", "numbers: list[float]) -> float", "return sum(numbers)", "([1.0, 2.5]) == 3.5"),
    (r"\b(?:counts?|number of|how many)\b", "items: list[str], wanted: str) -> int",
     "return sum(item == wanted for item in items)", "([\"a\", \"b\", \"a\"], \"a\") == 2"),
    (r"\b(?:filters?|removes?|selects?|finds?|keeps?|only)\b", "items: list[str], wanted: str) -> list[str]",
     "return [item for item in items if wanted in item]", "([\"tea\", \"ink\"], \"t\") == [\"tea\"]"),
    (r"\b(?:checks?|valid\w*|whether)\b", "text: str) -> bool",
     "return bool(text.strip()) and all(sign.isprintable() for sign in text)", "(\"a fine day\")"),
    (r"\b(?:splits?|parses?|reads?|token\w*)\b", "text: str) -> list[str]",
     "return [part.strip() for part in text.split(\",\")]", "(\"a, b\") == [\"a\", \"b\"]"),
    (r"\b(?:joins?|merges?|combines?|concat\w*)\b", "first: list[str], second: list[str]) -> list[str]",
     "return first + [item for item in second if item not in first]", "([\"a\"], [\"a\", \"b\"]) == [\"a\", \"b\"]"),
)  # fmt: skip
_VERBS = word_set(
    "please write implement create make build a an the small short simple function script program code python in "
    "that which for method class using"
)


def draft(brief: Brief, draw: random.Random) -> str:
    """A first draft of the program that the task asks for."""
    main = draw.choices([name for name, _ in _WEAK], [often for _, often in _WEAK])[0]
    if main == "slip" and not (kata_for(brief.task) or box_for(brief.task)):
        main = "edge"  # only a known program has a known slip, one that the judge can see
    missing = {main, *draw.choice(_ALSO)}
    if draw.random() < 0.05:
        missing = set(draw.choice(_ALSO[:2]))
    elif draw.random() < 0.04:
        missing |= {"edge", "hints"}
    return whole(brief, missing)


def whole(brief: Brief, missing: Collection[str] = ()) -> str:
    """The program for a task, without the named parts; "slip" among them puts the mistake in."""
    if name := box_for(brief.task):
        return _box(name, missing)
    kata = kata_for(brief.task)
    return _program(kata or _skeleton(brief), missing)


def _program(kata: Kata, missing: Collection[str]) -> str:
    body = kata.body.replace(kata.right, kata.wrong) if "slip" in missing else kata.body
    guarded = "edge" not in missing and not kata.body.startswith(("if not", "while second"))
    tests = [] if "test" in missing else [kata.test]
    if "edge" not in missing:
        tests = [kata.edge_test, *tests] if not guarded and "test" not in missing else tests
        guarded = guarded or "test" in missing
    parts = [f'"""{kata.doc}"""'] if "doc" not in missing else []
    text = "\n".join([*parts, *([kata.guard] if guarded else []), body])
    head = ", ".join(re.findall(r"(\w+): ", kata.head)) + ")" if "hints" in missing else kata.head
    code = f"def {kata.name}({head}:\n    " + text.replace("\n", "\n    ")
    before = _NODE if kata.name == "reverse_list" else _IMPORT if "Callable" in head else ""
    code = before + code + ("\n\n\n" + "\n".join(tests) if tests else "")
    return renamed(code, dict(kata.poor)) if "names" in missing else code


def renamed(code: str, names: dict[str, str]) -> str:
    """The code with names exchanged, texts in quotes left alone."""
    pattern = re.compile(
        r'("""[\s\S]*?"""|"[^"\n]*"|\'[^\'\n]*\')|(?<![\w.])(' + "|".join(map(re.escape, names)) + r")\b"
    )
    return pattern.sub(lambda found: found[1] or names[found[2]], code) if names else code


def _box(name: str, missing: Collection[str]) -> str:
    """A stack or a queue."""
    _, right, wrong, order = BOXES[name]
    guard = EMPTY_BOX.format(name=name.lower()).replace("\n", "\n        ")
    value = "a" if "names" in missing else "item"
    lines = [
        f"class {name}:",
        *([] if "doc" in missing else [f'    """A container: {order}."""\n']),
        "    def __init__(self) -> None:", "        self.items: list[int] = []\n",
        f"    def push(self, {value}: int) -> None:", f"        self.items.append({value})\n",
        "    def pop(self) -> int:",
        *([] if "edge" in missing else [f"        {guard}"]),
        f"        return {wrong if 'slip' in missing else right}",
    ]  # fmt: skip
    if "test" not in missing:
        lines.append(f"\n\nbox = {name}()\nbox.push(4)\nbox.push(7)\nassert box.pop() == {7 if name == 'Stack' else 4}")
    code = "\n".join(lines)
    return re.sub(r": int\b|: list\[int\]|(?<=\)) -> \w+", "", code) if "hints" in missing else code


def _skeleton(brief: Brief) -> Kata:
    """A small honest program for a task that is not known: one that fits its verb, or the frame for it."""
    said = [
        word.lower()
        for word in content(brief.task[:400])
        if word.isascii() and word.isalpha() and word.lower() not in _VERBS
    ]
    if said and re.search(rf"\b(?:that|which) {said[0]}\b", brief.task[:400], re.I):
        said[0] = re.sub(r"(?<=ch|sh|ss)es$|(?<!s)s$", "", said[0])
    name = "_".join(said[:4]) or "solve_task"
    words = " ".join(said[:6]) or "the task"
    for cue, head, line, test in _LIKE:
        if re.search(cue, brief.task[:400], re.I):
            argument = head.split(":")[0]
            empty = "[]" if "list" in head.split(")")[0] else '""'
            result = {"float": "0.0", "int": "0", "bool": "False"}.get(head.split("-> ")[1], "[]")
            guard = f"if not {argument}:\n    return {result}"
            body = line.replace("return ", "result = ", 1) + "\nreturn result"
            second = ', "x"' if "wanted" in head else ", []" if "second" in head else ""
            edge = f"assert {name}({empty}{second}) == {result}"
            return Kata(name, "", head, f"A first version for: {words}.", body, "return result", "return None",
                "an empty input",
                        guard, edge, f"assert {name}{test}", "O(n)", ((argument, "x"), ("result", "r")))  # fmt: skip
    body = "results = []\nfor item in items:\n    results.append(step(item))\nreturn results"
    return Kata(name, "", "items: list[str], step: Callable[[str], str]) -> list[str]",
        f"The frame for: {words}. Runs step on each item, in order.",
                body, "in items:", "in items[1:]:", "an empty list", "if not items:\n    return []",
                f"assert {name}([], str.upper) == []",
                f"assert {name}([\"a\"], str.upper) == [\"A\"]", "O(n)",
                (("items", "a"), ("item", "x"), ("results", "l")))  # fmt: skip
