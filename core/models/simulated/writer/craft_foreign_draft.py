"""First drafts of functions in other languages: the small ones in full, any other as a skeleton that says so."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from core.models.simulated.writer.craft_words import content, word_set
from core.models.simulated.writer.languages import PSEUDO, Language, language_of, unknown_language

TODO = "TODO"
_TEXTS = {  # the sentence "Hello, Ada!" and other work on texts and lists, as each language writes it
    "greet": {
        "TypeScript": "`Hello, ${name}!`", "JavaScript": "`Hello, ${name}!`", "Rust": 'format!("Hello, {}!", name)',
        "PHP": '"Hello, $name!"', "Ruby": '"Hello, #{name}!"', "R": 'paste0("Hello, ", name, "!")',
        "Lua": '"Hello, " .. name .. "!"', "Kotlin": '"Hello, $name!"', "Swift": '"Hello, \\(name)!"', "C": "",
        "*": '"Hello, " + name + "!"',
    },
    "reverse": {
        "TypeScript": '[...text].reverse().join("")', "JavaScript": '[...text].reverse().join("")',
        "Java": "new StringBuilder(text).reverse().toString()", "C#": "new string(text.Reverse().ToArray())",
        "C++": "std::string(text.rbegin(), text.rend())", "Rust": "text.chars().rev().collect()",
        "Kotlin": "text.reversed()", "Swift": "String(text.reversed())", "PHP": "strrev($text)",
        "Ruby": "text.reverse", "Lua": "text:reverse()", "R": 'paste(rev(strsplit(text, "")[[1]]), collapse = "")',
        "pseudocode": "the letters of text from the last to the first",
    },
    "upper": {
        "TypeScript": "text.toUpperCase()", "JavaScript": "text.toUpperCase()", "Java": "text.toUpperCase()",
        "C#": "text.ToUpper()", "Rust": "text.to_uppercase()", "Kotlin": "text.uppercase()",
        "Swift": "text.uppercased()", "PHP": "strtoupper($text)", "Ruby": "text.upcase", "R": "toupper(text)",
        "Lua": "text:upper()", "Go": "strings.ToUpper(text)", "pseudocode": "text in capital letters",
    },
    "sum": {
        "TypeScript": "numbers.reduce((total, number) => total + number, 0)",
        "JavaScript": "numbers.reduce((total, number) => total + number, 0)",
        "Java": "java.util.Arrays.stream(numbers).sum()", "C#": "numbers.Sum()", "Rust": "numbers.iter().sum()",
        "Kotlin": "numbers.sum()", "Swift": "numbers.reduce(0, +)", "PHP": "array_sum($numbers)",
        "Ruby": "numbers.sum", "R": "sum(numbers)", "pseudocode": "the sum of all numbers",
    },
    "largest": {
        "TypeScript": "Math.max(...numbers)", "JavaScript": "Math.max(...numbers)",
        "Java": "java.util.Arrays.stream(numbers).max().getAsDouble()", "C#": "numbers.Max()",
        "Kotlin": "numbers.max()", "PHP": "max($numbers)", "Ruby": "numbers.max", "R": "max(numbers)",
        "Go": "slices.Max(numbers)", "pseudocode": "the largest of the numbers",
    },
}  # fmt: skip
_EMPTY = {  # how a language asks for an empty text or list
    "TypeScript": "!{0}.length", "JavaScript": "!{0}.length", "Java": "{0} == null", "C#": "{0} == null",
    "C++": "{0}.empty()", "Rust": "{0}.is_empty()", "Kotlin": "{0}.isEmpty()", "Swift": "{0}.isEmpty",
    "PHP": "empty(${0})", "Ruby": "{0}.empty?", "R": "length({0}) == 0", "Lua": "#{0} == 0", "Go": "len({0}) == 0",
    "C": "{0} == NULL", "pseudocode": "{0} is empty",
}  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """A small function: what a task calls it, its arguments and kinds, and the expression that does the work."""

    cue: str
    name: str
    arguments: tuple[tuple[str, str], ...]  # name and kind: number, text, numbers
    result: str
    work: str  # an expression that most languages share, or a key of the texts above
    sample: str
    value: str
    guard: str = ""  # a test, as most languages write it; "empty": of the first argument
    nothing: str = "0"
    includes: dict[str, str] = field(default_factory=dict)


_TWO = (("first", "number"), ("second", "number"))
_ONE = (("number", "number"),)
_DEEDS = (
    Deed(r"\b(?:sums?|totals?|adds?(?: up)?)\b.{0,30}\b(?:lists?|arrays?|all|elements|several|many)\b",
         "sum of numbers",
         (("numbers", "numbers"),), "number", "sum", "[1, 2, 3]", "6", "empty"),
    Deed(r"\b(?:largest|biggest|highest|maximum|max)\b.{0,40}\b(?:lists?|arrays?|numbers)\b(?<!two numbers)",
         "largest number", (("numbers", "numbers"),), "number", "largest", "[3, 9, 4]", "9", "empty"),
    Deed(r"\b(?:adds?|addition|sums?|plus)\b", "add", _TWO, "number", "first + second", "2, 3", "5"),
    Deed(r"\b(?:subtracts?|minus|difference)\b", "subtract", _TWO, "number", "first - second", "7, 3", "4"),
    Deed(r"\b(?:multipl\w+|product)\b", "multiply", _TWO, "number", "first * second", "4, 3", "12"),
    Deed(r"\b(?:divid\w+|quotient)\b", "divide", _TWO, "number", "first / second", "8, 2", "4", "second == 0"),
    Deed(r"\b(?:larger|bigger|greater|max\w*) of\b", "larger", _TWO, "number",
         "(first + second + abs(first - second)) / 2", "4, 9", "9"),
    Deed(r"\bsquares?\b", "square", _ONE, "number", "number * number", "5", "25"),
    Deed(r"\bdoubles?\b", "twice", _ONE, "number", "number * 2", "5", "10"),
    Deed(r"\b(?:even|odd)\b", "is even", (("number", "whole"),), "yes", "number % 2 == 0", "4", "true"),
    Deed(r"\bleap year", "is leap year", (("year", "whole"),), "yes",
         "(year % 4 == 0 && year % 100 != 0) || year % 400 == 0", "2024", "true"),
    Deed(r"\bfactorial", "factorial", (("number", "whole"),), "whole", "number * {name}(number - 1)", "5", "120",
         "number < 2", "1"),
    Deed(r"\bfibonacci", "fibonacci", (("number", "whole"),), "whole",
         "{name}(number - 1) + {name}(number - 2)", "7", "13", "number < 2", "number"),
    Deed(r"\bfahrenheit\b", "to fahrenheit", (("celsius", "number"),), "number", "celsius * 9 / 5 + 32", "20", "68"),
    Deed(r"\barea of a circle|\bcircle.{0,12}\barea", "circle area", (("radius", "number"),), "number",
         "3.141592653589793 * radius * radius", "1", "3.14"),
    Deed(r"\barea\b", "rectangle area", (("width", "number"), ("height", "number")), "number", "width * height",
         "3, 4", "12"),
    Deed(r"\b(?:greet\w*|hello|says? hi)\b", "greet", (("name", "text"),), "text", "greet", '"Ada"', "Hello, Ada!",
         "empty", '"Hello!"'),
    Deed(r"\brevers\w+\b.{0,30}\b(?:strings?|texts?|words?|sentences?|names?)\b", "reverse text", (("text", "text"),),
         "text", "reverse", '"tea"', "aet", "empty", '""'),
    Deed(r"\b(?:upper ?case|capital letters|capitali[sz]\w+)\b", "upper case", (("text", "text"),), "text", "upper",
         '"tea"', "TEA", "empty", '""'),
)  # fmt: skip
_WORDS = word_set(
    "write implement create make build function functions method script program code programme snippet algorithm class "
    "called named takes take taking gives give returns return returning using please small short simple name tiny "
    "argument arguments parameter parameters"
)
_SNAKE = ("C", "C++", "Rust", "Ruby", "R", "Lua", "pseudocode")


def whole(task: str, missing: Collection[str] = ()) -> str:
    """The function that a task asks for, without the named parts: "doc", "test", "edge"."""
    language = language_of(task) or PSEUDO
    if other := unknown_language(task):
        note = PSEUDO.comment.format(f"I cannot write {other}; this is pseudocode.")
        return f"{note}\n{_function(PSEUDO, task, missing)}"
    return _function(language, task, missing)


def deed_of(task: str) -> Deed | None:
    """The small function that a task asks for; None for any other."""
    return next((deed for deed in _DEEDS if re.search(deed.cue, task[:400], re.I)), None)


def _function(language: Language, task: str, missing: Collection[str]) -> str:
    deed = deed_of(task)
    name = _name(language, task, deed)
    work = _work(language, deed, name) if deed else ""
    arguments = deed.arguments if deed else _arguments(task)
    result = deed.result if deed else "text"
    head = language.head.format(
        name=name, result=language.types.get(result, _whole(language)),
        arguments=", ".join(_argument(language, *one) for one in arguments),
    )  # fmt: skip
    inner = " " * (len(head) - len(head.lstrip()) + (2 if language.name in ("TypeScript", "JavaScript", "Ruby") else 4))
    steps = "steps" not in missing and not work
    lines = [language.comment.format(step) for step in _steps(task, arguments)] if steps else []
    lines += [] if work else [language.comment.format(f"{TODO}: {_purpose(task)}")]
    lines.append(language.returns.format(work or _first(language, arguments)))
    if "edge" not in missing and (guard := _guard(language, deed, arguments)):
        lines.insert(0, guard.replace("\n", f"\n{inner}"))
    doc = (
        [head[: len(head) - len(head.lstrip())] + language.comment.format(_says(task))] if "doc" not in missing else []
    )
    body = "\n".join(inner + line for line in lines)
    test = (
        language.test.format(call=f"{name}({deed.sample})", value=deed.value) if deed and "test" not in missing else ""
    )
    parts = [*doc, head, body, language.end]
    code = "\n".join(part for part in parts if part)
    needed = "#include" not in language.before or re.search(r"std::|\bbool\b", head)
    return (
        f"{language.before if needed else ''}{code}"
        + (f"\n\n{test}" if test else "")
        + (f"\n{language.after}" if language.after else "")
    )


def _whole(language: Language) -> str:
    """The type of whole numbers."""
    return {
        "Java": "int", "C#": "int", "C": "int", "C++": "int", "Go": "int", "Rust": "i64",
        "Kotlin": "Int", "Swift": "Int",
        "PHP": "int", "TypeScript": "number",
    }.get(language.name, "")  # fmt: skip


def _argument(language: Language, name: str, kind: str) -> str:
    shown = language.types.get(kind, _whole(language))
    return language.argument.format(name=name, type=shown)


def _first(language: Language, arguments: tuple[tuple[str, str], ...]) -> str:
    return f"${arguments[0][0]}" if language.name == "PHP" else arguments[0][0]


def _work(language: Language, deed: Deed, name: str) -> str:
    """The expression in the words of the language; empty where it is not known there."""
    if deed.work in _TEXTS:
        table = _TEXTS[deed.work]
        return table.get(language.name, table.get("*", ""))
    if "abs(" in deed.work and language.name not in ("R", "PHP", "Swift", "pseudocode"):
        return ""
    return _spelt(language, deed.work.replace("{name}", name), deed)


def _spelt(language: Language, expression: str, deed: Deed | None) -> str:
    """An expression with the signs of the language."""
    if language.name in ("Lua", "pseudocode"):
        expression = (
            expression.replace("&&", "and").replace("||", "or").replace("!=", "~=" if language.name == "Lua" else "!=")
        )
    if language.name == "R":
        expression = expression.replace("%", "%%")
    if language.name == "PHP" and deed:
        names = "|".join(name for name, _ in deed.arguments)
        expression = re.sub(rf"(?<![\w$])({names})\b", r"$\1", expression)
    return expression


def _guard(language: Language, deed: Deed | None, arguments: tuple[tuple[str, str], ...]) -> str:
    """The lines for the unusual input."""
    if deed and not deed.guard:
        return ""
    empty = deed is None or deed.guard == "empty"
    test = _EMPTY[language.name].format(arguments[0][0]) if empty and language.name in _EMPTY else ""
    test = test or (_spelt(language, deed.guard, deed) if deed and not empty else "")
    nothing = _spelt(language, deed.nothing, deed) if deed else _first(language, arguments)
    if language.name == "Rust" and nothing.startswith('"'):
        nothing += ".to_string()"
    return language.guard.format(test=test, nothing=nothing) if test else ""


def _name(language: Language, task: str, deed: Deed | None) -> str:
    """The name that the task gives, else that of the deed, else its words; in the manner of the language."""
    if given := re.search(r"\b(?:called|named) [`\"'“]?([A-Za-z_]\w*)", task):
        return given[1]
    parts = (deed.name if deed else " ".join(said(task)[:4]) or "solve task").split()
    if language.name in _SNAKE:
        return "_".join(parts).lower()
    joined = parts[0].lower() + "".join(part.capitalize() for part in parts[1:])
    return joined[:1].upper() + joined[1:] if language.name == "C#" else joined


def said(task: str) -> list[str]:
    """The words of a task that say what is to be done: neither the asking nor the language."""
    language, other = language_of(task), unknown_language(task)
    cut = re.sub(rf"\b(?:{language.cue})", " ", task[:400], flags=re.I) if language else task[:400]
    cut = re.sub(other, " ", cut, flags=re.I) if other else cut
    found = [word.lower() for word in content(cut.replace("-", " ")) if word.isascii() and word.isalpha()]
    kept = [word for word in found if word not in _WORDS and len(word) > 1]
    if kept and re.search(rf"\b(?:that|which) {kept[0]}\b", task, re.I):
        kept[0] = re.sub(r"(?<=ch|sh|ss)es$|(?<!s)s$", "", kept[0])
    return kept


def _purpose(task: str) -> str:
    found = re.search(r"\b(?:that|which|to) (\w+ .+)", task[:300])
    return (found[1] if found else " ".join(said(task)[:8]) or "the work itself").strip(" .!?")[:90]


def _steps(task: str, arguments: tuple[tuple[str, str], ...]) -> list[str]:
    """The way there, for work that is not known."""
    return [f"1. Read {' and '.join(name for name, _ in arguments)}.", f"2. {_says(task)}", "3. Hand back the result."]


def _says(task: str) -> str:
    """What the function does, as a comment."""
    said = _purpose(task)
    return f"{said[:1].upper()}{said[1:]}."


def _arguments(task: str) -> tuple[tuple[str, str], ...]:
    """The arguments that a task names ("takes a title and a year"), or one text."""
    found = re.search(r"\b(?:takes?|given|of|with|from|for|in|whether) (?:an? |the |two |all )?([a-z]+)"
                      r"(?: and (?:an? |the )?([a-z]+))?\b"
                      r"(?= and returns?|[ .,?!]|$)", task[:300])  # fmt: skip
    names = [name for name in (found.groups() if found else ()) if name and not name.endswith("ing")]
    if not names and (object_ := re.search(r"\b(?:that|which) [a-z]+s (?:an? |the )([a-z]+)", task[:300])):
        names = [object_[1]]
    names = [name for name in names if name and name not in _WORDS and len(name) > 2]
    names = [name for name in names if name not in ("returns", "and", "java", "rust", "that", "which")][:2]
    return tuple((name, "text") for name in dict.fromkeys(names)) or (("input", "text"),)
