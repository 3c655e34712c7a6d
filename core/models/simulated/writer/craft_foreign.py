"""Writing, judging and mending code that is not Python, by what can be seen without a parser."""

from __future__ import annotations

import random
import re

from core.models.simulated.writer import craft_foreign_draft, craft_queries
from core.models.simulated.writer.craft_brief import Brief
from core.models.simulated.writer.craft_code import source_of
from core.models.simulated.writer.craft_flaws import Flaw
from core.models.simulated.writer.craft_words import stem
from core.models.simulated.writer.languages import PSEUDO, PYTHON, Language, language_of, unknown_language

_COMMENT = re.compile(r"(?m)//|/\*|^\s*(?:#(?!!|include)|--)|<!--")
_CHECK = re.compile(r"\bif\b|\bcase\b|\bmatch\b|\?\?|\bguard\b|\?[^:\n]+:")
_TEST = re.compile(
    r"\b(?:assert\w*|expect|console\.log|print\w*|test|example|gives|puts|echo)\b|WriteLine|//.*(?:->|=>)", re.I
)
_NEEDS_CHECK = re.compile(
    r"\b(?:string|str|text|char|list|vec|array|numbers|name|input)\b|\[\]|String|(?<![/<*])/ ?(?=[a-z$])"
)
_LOOP = re.compile(r"\b(?:for|while|foreach|each|loop)\b(?!.*[\"'])")
_TODO = re.compile(r"\bTODO\b:?\s*([^\n*>]{0,60})")
_PROSE = re.compile(r"[A-Z][^.!?;{}<>=()|]{25,}[.!?](?:\s|$)")
_NO_FUNCTION = ("SQL", "HTML", "CSS", "Bash", "a regular expression")
CARELESS = 0.12  # share of revisions that lose the comment


def draft(brief: Brief, draw: random.Random) -> str:
    """A first draft, with the weaknesses of a first try."""
    weak = draw.choice((("doc",), ("test",), ("edge",), ("doc", "test"), ("doc", "edge")))
    return _whole(
        brief,
        {"steps", *weak, *draw.choice((("columns",), ("sorted", "columns"), ("title",), ("lang", "element"), ()))},
    )


def _whole(brief: Brief, missing: set[str]) -> str:
    language = language_of(brief.task) or PSEUDO
    if language.name in _NO_FUNCTION:
        return craft_queries.whole(language.name, brief.task, brief.subject, missing)
    return craft_foreign_draft.whole(brief.task, missing)


def flaws(brief: Brief, draft: str) -> list[Flaw]:
    """What costs a program in another language points."""
    code = source_of(draft)
    language = language_of(brief.task)
    wanted = unknown_language(brief.task) or (language.name if language else "the language that is asked for")
    if _is_prose(code) or not _is_code(code):
        return [Flaw("no code", 8, f"there is no code in it, and the task asks for {wanted}")]
    if other := _other_language(brief, language, code):
        return [Flaw("language", 6, f"it is not in {wanted}: it reads like {other}")]
    if language and not language.pattern.search(code):
        return [Flaw("language", 6, f"it is not in {wanted}")]
    own = {"SQL": _sql, "HTML": _html, "CSS": _css, "Bash": _bash, "a regular expression": _regex}.get(
        language.name if language else "", _function
    )
    todo = _TODO.search(code)
    found = [
        Flaw("todo", 3 if re.search(r"\b1\. ", code) else 4, f"the work itself is still open: “{todo[0].strip()[:50]}”")
        if todo
        else None,
        *own(brief, code),
        None if _COMMENT.search(code) else Flaw("doc", 1, "no comment says what it does"),
    ]
    return [flaw for flaw in found if flaw]


def _is_code(code: str) -> bool:
    return bool(
        re.search(
            r"[;{}<>=|\\\[\]]|^\s*\w+\(|\b(?:def|function|select|return|end|echo|ls|grep|find|wc)\b", code, re.M | re.I
        )
    )


def _is_prose(code: str) -> bool:
    """Whether most of it is sentences, comments left out."""
    plain = re.sub(r"<!--[\s\S]*?-->|/\*[\s\S]*?\*/|(?m:(?://|--|^\s*#).*$)", "", code)
    said = sum(len(found[0]) for found in _PROSE.finditer(" ".join(plain.split())))
    return said > 0.5 * len(" ".join(plain.split()))


def _other_language(brief: Brief, language: Language | None, code: str) -> str:
    if unknown_language(brief.task):
        return "pseudocode" if "pseudocode" in code else ""
    return "Python" if PYTHON.search(code) and (language is None or language.name != "Ruby") else ""


def _function(brief: Brief, code: str) -> list[Flaw | None]:
    stems = {stem(part) for part in re.findall(r"[A-Z]?[a-z]+", code.replace("_", " "))}
    deed = craft_foreign_draft.deed_of(brief.task)
    words = [*craft_foreign_draft.said(brief.task), *(deed.name.split() if deed else ())]
    wanted = {stem(word) for word in words}
    own = re.sub(r"String\[\] \w+|[a-z.]+\.\w+\(|System\S+", "", code)  # the frame of a program is no input
    bare = re.sub(r"(?m)//.*$|^\s*(?:#|--).*$|/\*[\s\S]*?\*/", "", code)
    names = _defined(bare)
    inside = "\n".join(line for line in bare.split("\n") if not (line.rstrip().endswith("{") and "(" in line))
    endless = any(re.search(rf"\breturn\b.*\b{name}\(|[-+*] {name}\(", inside) for name in names)
    checked = _CHECK.search(code)
    return [
        Flaw("off topic", 5, "it is not about the task: none of its names is")
        if wanted and not wanted & stems
        else None,
        Flaw("edge", 5, "it calls itself and never stops: no check ends it") if endless and not checked else None,
        Flaw("edge", 2, "no check for an empty or impossible input")
        if _NEEDS_CHECK.search(own) and not checked and not endless
        else None,
        None if _TEST.search(code) else Flaw("test", 2, "no example or test shows that it works"),
        Flaw("order", 1, "the running time is not stated, such as O(n)")
        if _LOOP.search(code) and not re.search(r"\bO\(", code)
        else None,
    ]


def _defined(code: str) -> set[str]:
    """The names of the functions that a program defines."""
    heads = re.findall(r"(?m)^[^/#\n(]*?\b(\w+)\s*(?:<- function)?\([^)]*\)[^;\n]*[{:]?\s*$", code)
    return {name for name in heads if name not in ("if", "for", "while", "main", "return")}


def _sql(brief: Brief, code: str) -> list[Flaw | None]:
    lost = next((value for value in craft_queries.values_of(brief.task) if value.lower() not in code.lower()), "")
    reads = re.search(r"\bselect\b", code, re.I)
    whole = not re.search(r"\b(?:count|avg|sum|min|max)\(", code, re.I) or re.search(r"\bgroup by\b", code, re.I)
    risky = re.search(r"\b(?:delete from|update)\b", code, re.I) and not re.search(r"\bwhere\b", code, re.I)
    return [
        Flaw("values", 3, f"“{lost}” of the task is not in the query", lost) if lost else None,
        Flaw("where", 5, "without WHERE it changes every row") if risky else None,
        Flaw("columns", 2, "the star fetches all columns, nobody knows which")
        if re.search(r"select\s+\*", code, re.I)
        else None,
        Flaw("sorted", 1, "without ORDER BY the rows come in any order")
        if reads and whole and not re.search(r"\border by\b", code, re.I)
        else None,
        None if code.rstrip().endswith(";") else Flaw("end", 1, "no semicolon ends the query"),
    ]


def _html(brief: Brief, code: str) -> list[Flaw | None]:
    named = craft_queries.elements_of(brief.task)
    lost = next((word for word, tag, _ in named if not re.search(rf"<{tag}\b", code, re.I)), "")
    return [
        Flaw("element", 3, f"there is no {lost} in it, which the task asks for", lost) if lost else None,
        None if re.search(r"<!doctype", code, re.I) else Flaw("doctype", 1, "no doctype tells the browser what it is"),
        None if re.search(r"<title>", code, re.I) else Flaw("title", 1, "the page has no title"),
        None
        if re.search(r"<html[^>]*\blang=", code, re.I)
        else Flaw("lang", 1, "the language of the page is not named"),
        Flaw("alt", 2, "a picture has no alt text") if re.search(r"<img(?![^>]*\balt=)", code, re.I) else None,
    ]


def _css(brief: Brief, code: str) -> list[Flaw | None]:
    lost = next((one for one in craft_queries.colours_of(brief.task) if one not in code.lower()), "")
    return [Flaw("values", 3, f"“{lost}” of the task is not in it", lost) if lost else None]


def _bash(brief: Brief, code: str) -> list[Flaw | None]:
    return [
        None if code.startswith("#!") else Flaw("shebang", 1, "the first line does not name the shell"),
        None
        if re.search(r"\bif\b|\[ |\|\| |\$#", code)
        else Flaw("edge", 2, "no check that the folder or file is there"),
        Flaw("quotes", 1, "a variable without quotes breaks at a blank in a name")
        if re.search(r"(?<![\"{$\w/])\$\w+(?![\w\"])", re.sub(r"\"[^\"]*\"|\$\([^)]*\)", "", code))
        else None,
    ]


def _regex(brief: Brief, code: str) -> list[Flaw | None]:
    line = next((one for one in code.split("\n") if one.strip() and not one.startswith("#")), "")
    try:
        re.compile(line)
        mistake = ""
    except re.error as error:
        mistake = str(error)
    return [
        Flaw("parse", 5, f"the pattern has a mistake: {mistake[:60]}") if mistake else None,
        None
        if re.search(r"[\^$]|\\b", line)
        else Flaw("edge", 2, "it is not anchored: a match inside a longer text counts, too"),
        None if re.search(r"#.*\w", code.partition(line)[2]) else Flaw("test", 1, "no example shows what it matches"),
    ]


def mend(brief: Brief, flaw: Flaw, draft: str, draw: random.Random) -> str:
    """The draft with the one flaw mended; a program of its own kind is written on, another one anew."""
    have = {one.name for one in flaws(brief, draft)} | {"steps"}
    have -= {"steps"} if flaw.name == "todo" else set()
    code = source_of(draft)
    if flaw.name in ("no code", "language", "off topic", "parse", "where", "values", "element"):
        return _whole(brief, draw.choice(({"doc"}, {"test"}, {"edge"})))
    mended = _whole(brief, have - {flaw.name})
    if not _alike(mended, code):
        mended = _added(brief, flaw, code)
    if draw.random() < CARELESS and flaw.name != "doc":
        mended = re.sub(r"(?m)^\s*(?://|--|#(?!!|include)).*\n", "", mended, count=1)
    return draft.replace(code.strip("\n"), mended.strip("\n"), 1) if "```" in draft else mended


def _alike(one: str, other: str) -> bool:
    """Whether two programs share most of their lines."""
    lines, own = ({line.strip() for line in text.split("\n") if len(line.strip()) > 2} for text in (one, other))
    return len(lines & own) >= 0.5 * min(len(lines), len(own))


def _added(brief: Brief, flaw: Flaw, code: str) -> str:
    """Somebody else's program with a line more, or put right where the line is known."""
    language = language_of(brief.task) or PSEUDO
    if flaw.name == "doc":
        return f"{language.comment.format(brief.subject[:80])}\n{code}"
    if flaw.name == "test":
        name = re.search(r"\b(\w+)\s*\(", code)
        example = f"Example: {name[1]}() with a small input" if name else "Example"
        return f"{code.rstrip()}\n\n{language.comment.format(example)}"
    if flaw.name == "end":
        return f"{code.rstrip()};"
    if flaw.name == "sorted":
        return re.sub(r";?\s*$", "\nORDER BY name;", code)
    if flaw.name == "columns":
        return re.sub(r"(?i)select\s+\*", "SELECT name", code, count=1)
    if flaw.name == "doctype":
        return f"<!DOCTYPE html>\n{code}"
    if flaw.name == "shebang":
        return f"#!/usr/bin/env bash\n{code}"
    if flaw.name == "lang":
        return re.sub(r"(?i)<html\b", '<html lang="en"', code, count=1)
    note = language.comment.format("Still to do: " + flaw.says)
    return code if note in code else f"{code.rstrip()}\n{note}"
