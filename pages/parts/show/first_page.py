"""What the first page draws: every page of the lesson, with an example as it is predicted."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from core import WorkflowError
from core.lesson.presets.read import presets_of
from core.lesson.registry import LESSONS, lesson_of, predicted
from core.trace.counts import counted
from core.trace.speed import took
from core.view.drawings import SmallRun
from core.view.small import small
from pages.parts.drawings.views import HomeRow, HomeSection
from pages.parts.setup.session import carried
from pages.parts.show.menu import MENU, RACING, Page, last_run, tried

_NO_PRESET = "Nothing is predicted: it has no ready-made input yet."


@cache
def small_run(page: str, preset: str = "") -> SmallRun | str:
    """A preset of a page as it is predicted, that of its record if none is named; or in words why nothing is."""
    known = presets_of(page)
    if page not in LESSONS or not known:
        return _NO_PRESET
    entry = LESSONS[page].page
    try:
        chosen, run = predicted(page, preset or (entry and entry.example) or known[0].id)
    except WorkflowError as error:
        return f"Nothing is predicted: {error}"
    if not run.trace.makespan:
        return f"Nothing is predicted for “{chosen.title}”: no call took any time."
    return small(run.trace)


def sections() -> list[HomeSection]:
    """The pages under the headings of the menu; the first ones race."""
    return [
        {"title": "" if name == RACING else name, "plays": name == RACING, "rows": [_row(page) for page in pages]}
        for name, pages in groupby(MENU, lambda page: page.section)
    ]


def alone(page: str, preset: str) -> list[HomeSection]:
    """The picture of one preset, without words beside it."""
    return [{"title": "", "plays": False, "rows": [_drawn("", "", "", "", small_run(page, preset), "predicted")]}]


def _row(page: Page) -> HomeRow:
    name = page.kept or page.name
    entry = lesson_of(name).page
    run = small_run(name) if page.runs else ""
    return _drawn(page.name, page.title, page.line, _done(page), run, entry.time if entry else "")


def _drawn(page: str, title: str, line: str, done: str, run: SmallRun | str, time: str) -> HomeRow:
    drawn, words = (None, run) if isinstance(run, str) else (run, time)
    return {"page": page, "title": title, "line": line, "done": done, "run": drawn, "time": words}


def _done(page: Page) -> str:
    """What this session has done there; nothing where it has done nothing."""
    if not tried(page):
        return ""
    shown = last_run(page.name)
    if shown is None:
        return "✓ tried in this session" if page.runs else "✓ opened in this session"
    trace = shown.runs[-1].trace
    what = "tried, the last run"
    if len(shown.started) == 2:
        what = f"compared, {carried(shown).sides[1].lower()}"
    elif trace.pattern != page.name:
        what += f", {trace.pattern.replace('_', ' ')}"
    return f"✓ {what}: {counted(trace.calls, 'call')}, {took(trace)}, {trace.world}"
