"""First drafts of what is no function: a query, a page, a style sheet, a script, a pattern."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.models.simulated.writer.craft_words import content, word_set

TODO = "TODO"
_COUNTRIES = word_set(
    "Germany Austria Switzerland France Spain Italy Poland Portugal Denmark Sweden Norway Finland England "
    "Scotland Ireland "
    "Wales Belgium Greece Turkey Japan China India Brazil Canada Mexico Egypt Kenya Nigeria Ukraine Europe Africa Asia"
)
_ROWS = re.compile(
    r"\b(?:lists?|selects?|finds?|shows?|gets?|returns?|fetch(?:es)?|counts?|prints?|displays?|sorts?|deletes?|updates?"
    r"|removes?|of|for|all|every|many)\b (?:(?:me|all|the|every|each|number of|top \d+|\d+|most|least|oldest"
    r"|newest|latest"
    r"|cheapest|first|\w+est|\w+ive)\b ?)*"
    r"(?P<rows>(?!lists?\b|names?\b|e-?mails?\b|average\b|total\b|number\b|sum\b|query\b|prices?\b|all\b|the\b|for\b|in\b)[a-z]{3,})\b"
)
_LISTED = re.compile(r"\b(?:the )?(?P<columns>(?:names?|e-?mails?|ids?|titles?|prices?|dates?|phone numbers?|addresses)"
                     r"(?:(?:,| and|, and) (?:the )?(?:names?|e-?mails?|ids?|titles?|prices?|dates?"
                     r"|phone numbers?))*) of\b")  # fmt: skip
_COMPARED = re.compile(
    r"\b(?:(?P<column>price|age|salary|amount|total|year|stock|quantity|score|rating|grade|weight)s?(?: is| are"
    r"| of)? )?"
    r"(?P<word>older|younger|cheaper|above|over|more|greater|larger|at least|below|under|less|fewer|before|after|since)"
    r"(?: than)? (?P<value>\d[\d.]*)",
    re.I,
)
_SIGN = {"younger": "<", "cheaper": "<", "below": "<", "under": "<", "less": "<", "fewer": "<", "before": "<",
         "at least": ">=", "since": ">="}  # fmt: skip
_COLUMN = {"older": "age", "younger": "age", "cheaper": "price", "before": "year", "after": "year", "since": "year"}
_ELEMENTS = (  # how a task names it, the tag, and the lines
    (r"head(?:ing|line)s?|titles?", "h1", "<h1>{subject}</h1>"),
    (r"nav\w*|menus?", "nav", '<nav><a href="#top">{subject}</a></nav>'),
    (r"paragraphs?|texts?", "p", "<p>A short text about {subject}.</p>"),
    (r"numbered lists?|ordered lists?|steps", "ol", "<ol>\n  <li>first</li>\n  <li>second</li>\n</ol>"),
    (r"lists?|bullets?", "ul", "<ul>\n  <li>first</li>\n  <li>second</li>\n</ul>"),
    (r"tables?", "table", "<table>\n  <tr><th>What</th><th>Value</th></tr>\n"
     "  <tr><td>first</td><td>1</td></tr>\n</table>"),
    (r"forms?|sign-?up|log-?in|contact", "form",
     '<form>\n  <label>Name <input name="name" required></label>\n  <button>Send</button>\n</form>'),
    (r"buttons?", "button", "<button>{subject}</button>"),
    (r"images?|pictures?|photos?", "img", '<img src="picture.png" alt="{subject}">'),
    (r"links?", "a", '<a href="https://example.com">{subject}</a>'),
    (r"footers?", "footer", "<footer>{subject}</footer>"),
)  # fmt: skip
_COLOURS = r"red|blue|green|yellow|orange|purple|black|white|grey|gray|pink|brown|teal|navy"
_SCRIPTS = (  # cue, the line that does the work
    (r"\bcount\w*\b.{0,40}\bfiles?\b|\bnumber of files", 'find "$folder" -maxdepth 1 -type f | wc -l'),
    (r"\bcount\w*\b.{0,40}\blines?\b", 'cat "$folder"/* | wc -l'),
    (r"\b(?:back ?up|backs up|cop(?:y|ies))\b", 'cp -r "$folder" "$folder-backup"'),
    (r"\b(?:search\w*|finds?)\b.{0,40}\b(?:texts?|words?|strings?)\b", 'grep -rn "${2:?which word?}" "$folder"'),
    (r"\b(?:largest|biggest|size)\b", 'du -ah "$folder" | sort -rh | head -n 5'),
    (r"\blists?\b|\bshows?\b.{0,40}\bfiles?\b", 'ls -l "$folder"'),
    (r"\brenam\w+\b", 'for file in "$folder"/*; do mv -n "$file" "$folder/new-$(basename "$file")"; done'),
    (
        r"\b(?:old|older|delet\w+|clean\w*)\b",
        'find "$folder" -type f -mtime +30 -print  # look first, then add -delete',
    ),
)
_PATTERNS = (  # cue, pattern, an example that matches
    (r"e-?mail", r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$", "ada@example.com"),
    (r"\bdates?\b", r"^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$", "2026-05-14"),
    (r"\btimes?\b|\bclock\b", r"^(?:[01]\d|2[0-3]):[0-5]\d$", "18:30"),
    (r"phone", r"^\+?\d[\d /-]{5,}\d$", "+49 30 123456"),
    (r"post ?codes?|postal|\bzip\b", r"^\d{5}$", "10115"),
    (r"\burls?\b|web ?address|\blinks?\b", r"^https?://[\w.-]+(?:/\S*)?$", "https://example.com/a"),
    (r"hex|colou?r", r"^#[0-9a-fA-F]{6}$", "#1a2b3c"),
    (r"\bip\b", r"^(?:\d{1,3}\.){3}\d{1,3}$", "192.0.2.1"),
    (r"numbers?|digits?|integers?", r"^[+-]?\d+(?:\.\d+)?$", "-3.5"),
    (r"words?|letters?", r"^[A-Za-z]+$", "tea"),
)


def whole(language: str, task: str, subject: str, missing: Collection[str] = ()) -> str:
    """What a task asks for, without the named parts."""
    maker = {"SQL": _sql, "HTML": _html, "CSS": _css, "Bash": _bash}.get(language, _regex)
    return maker(task, subject, missing)


def values_of(task: str) -> list[str]:
    """Names and numbers of a task that a query cannot do without."""
    names = re.findall(r"(?<=\w )(?<!\. )[A-Z][a-z]\w*", re.sub(r"\b(?:MySQL|SQLite|Postgre\w*|I)\b", "", task[:400]))
    return list(dict.fromkeys([*names, *re.findall(r"(?<![\w.])\d[\d.]*(?!\w)", task[:400].rstrip("."))]))[:5]


def elements_of(task: str) -> list[tuple[str, str, str]]:
    """The elements that a task names: its word, the tag, the lines."""
    found: list[tuple[str, str, str]] = []
    for cue, tag, lines in _ELEMENTS:
        said = re.search(rf"\b(?:{cue})\b", task[:400], re.I)
        if said and not (tag == "ul" and any(one[1] == "ol" for one in found)):
            found.append((said[0].lower(), tag, lines))
    return found


def colours_of(task: str) -> list[str]:
    return re.findall(rf"\b(?:{_COLOURS})\b", task[:400].lower())


def _sql(task: str, subject: str, missing: Collection[str]) -> str:
    note = [] if "doc" in missing else [f"-- {_says(task)}"]
    rows = _table(task)
    where = _where(task)
    if re.search(r"\bcreat\w+ (?:a |the )?(?:\w+ )?table\b", task, re.I):
        return "\n".join(
            [*note, f"CREATE TABLE {rows} (", "    id INTEGER PRIMARY KEY,", "    name TEXT NOT NULL", ");"]
        )
    if re.search(r"\bdelet\w+|\bremov\w+", task, re.I):
        return "\n".join([*note, f"DELETE FROM {rows}", f"WHERE {' AND '.join(where) or 'id = 1'};"])
    counted, grouped = re.search(r"\bcounts?\b|\bhow many\b|\bnumber of\b", task, re.I), _grouped(task)
    worked = re.search(
        r"\b(average|total|sum|highest|lowest|maximum|minimum)\b (?:of )?(?:the )?(?!number)(\w+)", task, re.I
    )
    tables = {
        "average": "AVG",
        "total": "SUM",
        "sum": "SUM",
        "highest": "MAX",
        "maximum": "MAX",
        "lowest": "MIN",
        "minimum": "MIN",
    }
    if counted:
        columns = "COUNT(*) AS number"
    elif worked:
        columns = f"{tables[worked[1].lower()]}({worked[2].lower().rstrip('s')}) AS {worked[1].lower()}"
    else:
        own = [re.match(r"\w+", one)[0] for one in where]  # type: ignore[index]
        listed = _LISTED.search(task.lower())
        names = re.split(r", and |, | and ", listed["columns"].replace("the ", "")) if listed else ["name", *own]
        singular = [name.replace("-", "").removesuffix("s").replace(" ", "_") for name in names]
        columns = "*" if "columns" in missing else ", ".join(dict.fromkeys(singular))
    columns = f"{grouped}, {columns}" if grouped and columns != "*" else columns
    lines = [*note, f"SELECT {columns}", f"FROM {rows}", *([f"WHERE {' AND '.join(where)}"] if where else [])]
    lines += [f"GROUP BY {grouped}"] if grouped else []
    if (order := _ordered(task, bool(counted or worked), grouped)) and "sorted" not in missing:
        lines.append(f"ORDER BY {order}")
    if top := re.search(
        r"\b(?:top|first|newest|oldest|latest|cheapest) (\d+)|\b(\d+) (?:newest|oldest|latest|cheapest|\w+est)",
        task,
        re.I,
    ):
        lines.append(f"LIMIT {top[1] or top[2]}")
    return "\n".join(lines) + ";"


def _table(task: str) -> str:
    """The rows that a task speaks of, as the name of a table."""
    plain = re.sub(r"\b(?:names?|e-?mails?|titles?|prices?|average \w+|total \w+)(?: and \w+)? of\b", "list", task)
    plain = re.sub(r"\b(?:a |an )?(?:my|post\w*)?sql(?:ite)?\b|\bquery\b|\bstatement\b", "", plain, flags=re.I)
    if found := _ROWS.search(plain):
        return found["rows"]
    said = [word.lower() for word in content(plain) if word.isalpha() and word.islower()]
    return next((word for word in reversed(said) if word.endswith("s")), said[-1] if said else "items")


def _where(task: str) -> list[str]:
    """The conditions that a task names."""
    found: list[str] = []
    if place := re.search(r"\b(?:from|in|of|living in|based in) ([A-Z][a-z]\w*(?: [A-Z]\w+)?)", task):
        found.append(f"{'country' if place[1] in _COUNTRIES else 'city'} = '{place[1]}'")
    if named := re.search(r"\b(?:named|called) ['\"“]?([A-Z]\w+)", task):
        found.append(f"name = '{named[1]}'")
    for one in _COMPARED.finditer(task):
        word = one["word"].lower()
        column = (one["column"] or _COLUMN.get(word) or "total").lower()
        found.append(f"{column} {_SIGN.get(word, '>')} {one['value']}")
    if not found and (year := re.search(r"\b(?:in|during|of) ((?:19|20)\d\d)\b", task)):
        found.append(f"year = {year[1]}")
    return found


def _grouped(task: str) -> str:
    found = re.search(r"\b(?:per|for each|by each|in each|group(?:ed)? by|each) (\w+)", task, re.I)
    return found[1].lower() if found else ""


def _ordered(task: str, worked: bool, grouped: str) -> str:
    """By what the rows are sorted: as the task says, else by name."""
    down = (
        " DESC"
        if re.search(
            r"\bdescend\w+|\b(?:newest|latest|highest|largest) first|\bnewest\b|\blatest\b|\btop\b", task, re.I
        )
        else ""
    )
    if by := re.search(r"\b(?:sort(?:ed|s)?|order(?:ed|s)?|rank(?:ed|s)?) (?:them )?by (?:the )?(\w+)", task, re.I):
        return by[1].lower() + (down or (" DESC" if by[1].lower() == "age" and "oldest" in task.lower() else ""))
    if age := re.search(r"\b(newest|latest|oldest|cheapest)\b", task, re.I):
        return {"cheapest": "price", "oldest": "date"}.get(age[1].lower(), "date") + down
    return "" if worked and not grouped else f"{grouped or 'name'}{down}"


def _html(task: str, subject: str, missing: Collection[str]) -> str:
    topic = re.search(r"\b(?:about|for|on|of) (?:an? |the |my |our )?([\w -]{3,40}?)(?= with\b|[.,]|$)", task)
    title = (topic[1] if topic else "Example").strip()
    title = title[:1].upper() + title[1:]
    named = elements_of(task) or [("heading", "h1", "<h1>{subject}</h1>"), ("text", "p", "<p>{subject}</p>")]
    kept = named[:-1] if "element" in missing and len(named) > 1 else named
    inner = "\n".join(lines.replace("{subject}", title) for _, _, lines in kept)
    head = "" if "title" in missing else f"<head>\n<title>{title}</title>\n</head>\n"
    note = "" if "doc" in missing else f"<!-- {_says(task)} -->\n"
    opening = "<html>" if "lang" in missing else '<html lang="en">'
    return f"<!DOCTYPE html>\n{note}{opening}\n{head}<body>\n{inner}\n</body>\n</html>"


def _css(task: str, subject: str, missing: Collection[str]) -> str:
    tags = {"button": "button", "heading": "h1", "headline": "h1", "link": "a", "paragraph": "p", "page": "body",
            "table": "table", "image": "img", "list": "ul", "background": "body", "menu": "nav"}  # fmt: skip
    selector = next((tag for word, tag in tags.items() if re.search(rf"\b{word}s?\b", task, re.I)), ".box")
    colours = [] if "value" in missing else colours_of(task)
    rules = [
        f"{'background-color' if 'background' in task.lower() or selector == 'button' else 'color'}: {one};"
        for one in colours[:1]
    ]
    rules += [line for cue, line in (
        (r"\bcent(?:re|er)", "text-align: center;"), (r"\bround", "border-radius: 8px;"),
        (r"\bbold", "font-weight: bold;"),
        (r"\bborder", "border: 1px solid;"), (r"\b(?:large|big|size)", "font-size: 1.5rem;"),
        (r"\bunderline", "text-decoration: underline;"),
    ) if re.search(cue, task, re.I)]  # fmt: skip
    note = "" if "doc" in missing else f"/* {_says(task)} */\n"
    return note + selector + " {\n" + "\n".join(f"  {rule}" for rule in rules or ["padding: 1rem;"]) + "\n}"


def _bash(task: str, subject: str, missing: Collection[str]) -> str:
    work = next((line for cue, line in _SCRIPTS if re.search(cue, task[:400], re.I)), "")
    lines = ["#!/usr/bin/env bash", *([] if "doc" in missing else [f"# {_says(task)}"]), 'folder="${1:-.}"']
    if "edge" not in missing:
        lines.append('if [ ! -d "$folder" ]; then\n    echo "There is no folder $folder." >&2\n    exit 1\nfi')
    lines.append(work or f'# {TODO}: {_says(task)}\necho "$folder"')
    return "\n".join(lines)


def _regex(task: str, subject: str, missing: Collection[str]) -> str:
    found = next((row for row in _PATTERNS if re.search(row[0], task[:400], re.I)), None)
    if found is None:
        return f"# {TODO}: {_says(task)}\n.+"
    _, pattern, example = found
    shown = pattern.strip("^$") if "edge" in missing else pattern
    note = [] if "doc" in missing else [f"# {_says(task)}"]
    return "\n".join([*note, shown, *([] if "test" in missing else [f"# It matches {example}."])])


def _says(task: str) -> str:
    """What it does, from the task's own words."""
    found = re.search(r"\b(?:that|which|to|for|with) (.+)", task[:300])
    said = (found[1] if found else task[:120]).strip(" .!?")[:90]
    return f"{said[:1].upper()}{said[1:]}."
