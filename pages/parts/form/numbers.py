"""The settings of the comparison by numbers: kept when the page is left, brought by an address, and in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from core.errors import InputError
from core.forecasts.own import CALIBRATED
from core.forecasts.settings import ADDRESSED, MOST_AT_ONCE, Settings, opening
from core.forecasts.subjects import MOST, subjects
from core.laws.costs import MODELS
from core.models.simulated.latency import LATE, MOST_SPREAD, PROFILES, WIDEST
from core.view.numbers.questions import QUESTIONS
from pages.parts.form.address import share
from pages.parts.models.own_calls import own_now
from pages.parts.setup.links import numbers, settings_to_query
from pages.parts.setup.session import memory, taken_anew
from pages.parts.setup.store import LATENCIES

PAGE = "compare"
_MORE = ("show", "open", "guess")  # in an address, beside the settings
_WIDTH = 200  # px of a field; they wrap where the page is narrower
_BOUNDS: dict[str, tuple[float, float]] = {
    "items": (1, MOST), "at_once": (1, MOST_AT_ONCE), "spread": (0.0, MOST_SPREAD), "requests": (1, 1_000_000),
    "tokens": (1, 1_000_000_000), "slots": (1, MOST_AT_ONCE), "hedge": (50, 99), "seed": (0, 9999),
}  # fmt: skip
_LIMITS = (*range(1, 17), 20, 24, 32, 48, 64, 96, 128, 192, 256, 512, MOST_AT_ONCE)
_RATES = (10, 20, 30, 60, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 100_000, 1_000_000)
_TOKENS = tuple(step * 10**power for power in (3, 4, 5, 6, 7) for step in (1, 2, 5))
_STOPS = {"at_once": ("At once", _LIMITS), "requests": ("Requests a minute", _RATES),
          "tokens": ("Tokens a minute", _TOKENS), "slots": ("Slots of the provider", _LIMITS)}  # fmt: skip
_WATCHED = {"first": "The first token", "end": "The whole answer"}


@dataclass
class Numbers:
    """What stands in the fields, the question that is shown, and the run that is open; empty: none."""

    given: dict[str, Any] = field(default_factory=dict)
    question: str = next(iter(QUESTIONS))
    open: str = ""
    notices: list[str] = field(default_factory=list)  # of the address, until something is set
    guessing: bool = False  # is each answer covered until it is shown?
    shown: str = ""  # the answer that was shown last, and the guess that was made for it
    guess: float | None = None
    stopped: object = None  # the work that the reader has stopped
    taken: int = 0  # addresses: after each the fields are new ones, since a browser keeps the values of the old

    def key(self, name: str) -> str:
        """The key of a field."""
        return f"{PAGE} {name} {self.taken}" if self.taken else f"{PAGE} {name}"


def own(question: str) -> dict[str, Any]:
    """What stands in the fields of a question before anybody has set them."""
    return vars(QUESTIONS[question].settings({}))


def take_address(kept: Numbers) -> None:
    """What the address asks for, once; a sentence for each thing that is not as it says, in `notices`."""
    known = (*ADDRESSED, *_MORE)
    query = {name: text for name, text in st.query_params.to_dict().items() if name in known}
    if not query or not taken_anew(PAGE, query):
        return
    given, notices = numbers(query, _BOUNDS)
    for name, offered in _offered().items():
        if name in query and query[name] in offered:
            given[name] = query[name]
        elif name in query:
            theirs = name == "profile" and query[name].startswith(CALIBRATED)
            other = f"The address asks for a {_NAMES.get(name, name)} that is not offered here."
            notices.append(_NOT_YOURS if theirs else other)
    subject = subjects()[given.get("pattern", Settings().pattern)]
    if given.get("items", 0) > subject.most:
        notices.append(f"{subject.title} takes {subject.most:,} {subject.item}s at most here, so there are as many.")
        given["items"] = subject.most
    kept.question = given.pop("show", next(iter(QUESTIONS)))
    notices += _bounded(kept.question, given)
    kept.given, kept.open = given, query.get("open", "")[:20]
    kept.guessing, kept.shown, kept.guess = query.get("guess") == "1", "", None
    kept.notices = notices
    kept.taken += 1
    if kept.open:
        try:
            opening(settings(kept), kept.question, kept.open)
        except InputError as error:
            kept.notices.append(str(error))
            kept.open = ""


_NOT_YOURS = (
    "The address asks for a calibrated profile. That is fitted to the live calls of one browser session, and this one "
    f"had no such profile, so it is “{Settings().profile}”. “Your own model” says how to get one."
)


def _bounded(question: str, given: Mapping[str, Any]) -> list[str]:
    """A sentence for each number that is offered, but not by this question."""
    asked, title = QUESTIONS[question].settings(given), QUESTIONS[question].title
    notices = []
    if "items" in given and given["items"] > QUESTIONS[question].most:
        notices.append(f"“{title}” takes {asked.items} {asked.subject.item}s at most, so there are as many.")
    if given.get("at_once", 1) is None and QUESTIONS[question].limited:
        notices.append(f"“{title}” needs a limit of calls at once; it is {asked.at_once} here.")
    return notices


_NAMES = {"show": "question", "watch": "moment to ask twice", "prices": "price of a model"}


def _offered() -> Mapping[str, Sequence[str]]:
    return {
        "pattern": list(subjects()), "latency": list(LATENCIES), "profile": [*PROFILES, *own_now().models],
        "watch": list(_WATCHED),
        "prices": MODELS, "show": list(QUESTIONS),
    }  # fmt: skip


def put_address(kept: Numbers) -> dict[str, str]:
    """Bring the address to what is shown; the query that opens the page like this."""
    first = next(iter(QUESTIONS))
    shown = {"show": kept.question} if kept.question != first else {}
    asked = vars(settings(kept))
    given = {name: asked[name] for name in kept.given if name in QUESTIONS[kept.question].fields}
    query = shown | settings_to_query(given, own(kept.question)) | ({"open": kept.open} if kept.open else {})
    query |= {"guess": "1"} if kept.guessing else {}
    for name in (*ADDRESSED, *_MORE):
        if name in query and st.query_params.get(name) != query[name]:
            st.query_params[name] = query[name]
        elif name not in query and name in st.query_params:
            del st.query_params[name]
    taken_anew(PAGE, query)
    return query


def settings(kept: Numbers) -> Settings:
    """What is asked for, as it stands in the fields."""
    return QUESTIONS[kept.question].settings(kept.given | {"own": own_now()})


def choose_question(kept: Numbers) -> None:
    """The row of questions."""
    titles = {name: question.title for name, question in QUESTIONS.items()}
    with st.container(key="compare presets"):  # page.css makes words of it, the chosen one underlined
        place = list(titles).index(kept.question)
        chosen = st.radio(
            "Ask", list(titles), place, titles.__getitem__, horizontal=True, key=kept.key("question"),
            label_visibility="collapsed",
        )  # fmt: skip
    if chosen != kept.question:
        kept.question, kept.open, kept.notices = chosen or kept.question, "", []


def fields(kept: Numbers) -> None:
    """The settings that matter to the question; another one has its own, and those of all are kept."""
    before, now = settings(kept), dict[str, Any]()
    with st.container(horizontal=True, key="compare settings"):  # page.css makes two columns of it on a phone
        for name in QUESTIONS[kept.question].fields:
            # What is known of one's own model is not set, nor is the spread of its first token.
            if name == "own" or (name == "spread" and before.calibrated):
                continue
            with st.container(width=_WIDTH):
                now[name] = _field(kept, name, before)
    changed = {name: value for name, value in now.items() if value != getattr(before, name)}
    if changed:
        kept.given |= changed
        kept.open, kept.notices = "", []
        if "profile" in changed:  # another profile has a spread of its own
            kept.given.pop("spread", None)
        st.rerun()


def _field(kept: Numbers, name: str, before: Settings) -> Any:
    key, value = kept.key(name), getattr(before, name)
    match name:
        case "pattern":
            titles = {one: subject.title for one, subject in subjects().items()}
            return st.selectbox("Pattern", list(titles), list(titles).index(value), titles.__getitem__, key=key)
        case "items":
            most, item = min(before.subject.most, QUESTIONS[kept.question].most), before.subject.item
            label = f"{item[:1].upper()}{item[1:]}s"
            own = f" to {most}" if most < before.subject.most else ""
            return st.slider(label, 1, most, min(value, most), key=kept.key(f"{name} {before.pattern}{own}"))
        case "at_once" | "requests" | "tokens" | "slots":
            label, stops = _STOPS[name]
            limited = name == "at_once" and QUESTIONS[kept.question].limited
            at = [*sorted({*stops, *([value] if value else [])}), *([] if limited else [None])]
            return st.select_slider(
                label, at, value, lambda stop: f"{stop:,}" if stop else "no limit",
                key=kept.key(f"{name} limited") if limited else key,
            )  # fmt: skip
        case "latency":
            place = list(LATENCIES).index(value)
            return st.selectbox("Latency", list(LATENCIES), place, LATENCIES.__getitem__, key=key)
        case "profile":
            named = {one: one for one in PROFILES}
            named |= {one: f"{CALIBRATED}: {model}" for one, model in before.own.models.items()}
            place = list(named).index(value)
            return st.selectbox("Model profile", list(named), place, named.__getitem__, key=key)
        case "spread":
            usual = PROFILES[before.profile].spread
            chosen = st.slider(
                "Spread of the first token", 0.0, MOST_SPREAD, usual if value is None else value, 0.01,
                key=kept.key(f"{name} {before.profile}"),
                help=f"Sigma of the lognormal: at 0 each first token takes the same, at {MOST_SPREAD:g} one in twenty "
                f"takes {WIDEST:g} times the median. None takes longer, but for few that are {LATE:g} times as late: "
                "draws are cut there.",
            )  # fmt: skip
            return None if chosen == usual else chosen
        case "hedge":
            return st.slider("Ask again after", 50, 99, value, format="p%d", key=key)
        case "watch":
            return st.selectbox("Watched", list(_WATCHED), list(_WATCHED).index(value), _WATCHED.__getitem__, key=key)
        case "prices":
            return st.selectbox("Prices of", MODELS, MODELS.index(value), key=key)
    return st.number_input("Seed", 0, 9999, value, key=key)


def link(query: Mapping[str, str]) -> None:
    """The way to share this very comparison."""
    share(PAGE, query)


def kept_numbers() -> Numbers:
    """What this session has set here."""
    return memory(Numbers)
