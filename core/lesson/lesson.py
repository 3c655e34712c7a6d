"""All that the lab knows about one pattern, as one record; each part has a default that holds for any pattern."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel

from core.laws.estimate import Estimate, Inputs, Size
from core.laws.laws import Law, law_of_any
from core.laws.reasons import reason_of_any
from core.lesson.ask import Ask
from core.lesson.presets.preset import Preset
from core.lesson.presets.read import preset_of, presets_of
from core.lesson.settings import Setting, settings_of
from core.lesson.summed import Summed
from core.run import Pattern, Reading, Run
from core.trace.names import base
from core.trace.span import Kind
from core.trace.trace import Trace

VERSIONS = ("Naive", "Guarded")  # of a pitfall
UNLISTED = 99  # the place in the lesson of what has none


class Entry(NamedTuple):
    """A pattern's page on the menu and on the first page; `time`: what a run's time is, in a few words.

    `menu` is a shorter title, for the menu alone; `script`: the name of its file, where it is not that of the pattern.
    `example`: the id of the preset that the first page draws, the first one if none is named.
    """

    title: str
    line: str
    section: str = "Beyond"  # or "Patterns", "Combined", "Agents"
    time: str = ""
    menu: str = ""
    script: str = ""
    example: str = ""


class Costs(NamedTuple):
    """A pattern's formulas, filled with the reader's numbers; when it is worth them; and what to notice in them.

    `sizes`: the numbers that are this pattern's own; the formulas find them in the inputs.
    """

    estimate: Callable[[Inputs], Estimate]
    when: str
    note: str
    sizes: tuple[Size, ...] = ()


class Advice(NamedTuple):
    """When a pattern is worth its calls, and when it is not; two or three sentences each."""

    use: str
    avoid: str


class Example(NamedTuple):
    """The lesson's example as it is typed into a notebook or a shell; the pages show it and the tests run it."""

    notebook: str
    shell: str


@dataclass(frozen=True)
class PatternPlan:
    """A pattern before it has run: its words, and its steps with the places of those they depend on."""

    input: str
    result: str
    steps: tuple[tuple[str, Kind, tuple[int, ...]], ...]
    order: str = ""  # what the result keeps

    @property
    def last(self) -> set[str]:
        """The steps whose answers make the result."""
        inner = {b for _, _, before in self.steps for b in before}
        return {base(name) for i, (name, _, _) in enumerate(self.steps) if i not in inner}


@dataclass(frozen=True)
class Many:
    """The words for a pattern that takes a list: of one input, what each gets, and of one and of several results.

    `least`: with fewer inputs the words are those of the plan.
    """

    input: str
    each: str
    result: str
    results: str
    least: int = 1


@dataclass(frozen=True)
class Pitfall:
    """A naive version against the guarded one, on the same input and fault: those of a preset of the guarded one.

    `outcome` tells what a run of either version came to, by its result and its trace.
    """

    what: str
    naive: Pattern[Any]
    guarded: Pattern[Any]
    preset_id: str
    outcome: Callable[[Run[Any]], str]

    @property
    def preset(self) -> Preset:
        """The preset on which both versions run."""
        # Found when it is asked for: importing core opens no file.
        return preset_of(self.guarded.__name__, self.preset_id)

    def readings(self) -> tuple[Reading, Reading]:
        """Both versions on the preset's input; its model, and with it the fault, is the caller's to give."""
        options = {**self.preset.options, "concurrency": self.preset.at_once}
        # Of the preset and not of the page's fields: the fault is planned for this very input.
        given = (self.preset.input,)
        return Reading(self.naive, given, options), Reading(self.guarded, given, options)


@dataclass(frozen=True)
class Neighbours:
    """Two patterns, each with its title, and what leads from the first to the second."""

    first: tuple[str, Pattern[Any]]
    second: tuple[str, Pattern[Any]]
    why: str


def _nothing_to_say(first: Run[Any], second: Run[Any]) -> str:
    return ""


class Next(NamedTuple):
    """A run to try after this one, a press away: another preset, another kind of run, or both.

    `preset`: its id, none for what stands in the fields; `start`: "compare", or "single" for `Lesson.single` beside the
    pattern; none to fill the fields only. `level`: only after a comparison in which nothing was gained.
    """

    label: str
    preset: str = ""
    start: Literal["", "compare", "single"] = ""
    level: bool = False


@dataclass(frozen=True)
class ByHand:
    """A plan that the model makes and a person may change: the pattern that takes it as its second input.

    `planned`: the lines of the plan that a run followed, none where there is none; `problem`: why lines cannot be run,
    as a sentence; `title` of the fold, `label` of the field, and `why` beside the button.
    """

    pattern: Pattern[Any]
    title: str
    label: str
    why: str
    planned: Callable[[Run[Any]], list[str]]
    problem: Callable[[list[str]], str]


class Summary(NamedTuple):
    """What is said of a result in a sentence, as Markdown, and its fields that then need not be shown."""

    words: Callable[[Any], str]
    fields: tuple[str, ...]


class Instead(NamedTuple):
    """The one model that could answer all calls of a pattern that chooses among models.

    `extra`: the step that chooses, which would then not be needed; `choosing`: what that is called.
    """

    model: str
    extra: str
    choosing: str


class Line(NamedTuple):
    """A value of a result in the shell, below or beside its label; `before`: what stands before it."""

    label: str
    value: object
    before: str = ""


def _by_fields(result: Any) -> list[Line]:
    """Each field under its name; a result that is no record is the one line."""
    if not isinstance(result, BaseModel):
        return [Line("result:", result)]
    return [Line(f"{name}:", value) for name, value in result]


def _nothing(_: Trace) -> dict[int, list[str]]:
    """Nothing was left out."""
    return {}


def at_both_limits(pattern: Pattern[Any], inputs: tuple[Any, ...], options: dict[str, Any]) -> tuple[Reading, Reading]:
    """The same code at a concurrency of 1 and at the one given."""
    sequential = {**options, "concurrency": 1}
    return Reading(pattern, inputs, sequential), Reading(pattern, inputs, {"concurrency": None, **options})


@dataclass(frozen=True)
class Lesson:
    """What the lab knows about one pattern; all but the pattern itself has a default that holds for any."""

    pattern: Pattern[Any]
    number: int = UNLISTED  # its place in the lesson
    plan: PatternPlan | None = None  # what is drawn before it has run
    # What it should cost, from the forecast of one call at a time, the limit, and the candidates a round.
    law: Callable[[Trace, int | None, int], Law] = law_of_any
    reason: Callable[[Trace, Trace], str] = reason_of_any  # why its parallel reading is so fast, by both traces
    # The sequential and the parallel reading, from the pattern, its inputs and its options.
    readings: Callable[[Pattern[Any], tuple[Any, ...], dict[str, Any]], tuple[Reading, Reading]] = at_both_limits
    forecast_by: Pattern[Any] | None = None  # the plainer pattern whose forecast fills the law, if not its own
    lead: Callable[[Run[Any], Run[Any]], str] = _nothing_to_say  # what the parallel reading gives instead of time
    page: Entry | None = None  # its page on the menu and on the first page
    costs: Costs | None = None  # its formulas on the page of costs
    advice: Advice | None = None  # when to use it, and when not
    pitfall: Pitfall | None = None  # its naive version, on a fault that shows the difference
    neighbours: Neighbours | None = None  # the pattern whose code is laid beside its own
    example: Example | None = None  # how it is used without the app
    many: Many | None = None  # its words where it takes a list
    summed: Summed = field(default_factory=Summed)  # what its result says beyond its fields
    delivers: str = ""  # the field of its result that its user gets; empty: not known
    rivals: bool = False  # do its calls compete, so that what is not handed over was paid for in vain?
    target: str = ""  # the option with the score that is to be reached; empty: nothing is scored
    planned: Callable[[Mapping[str, Any]], PatternPlan] | None = None  # the plan, where its steps stand in the options
    listed: str = ""  # the option with its steps, each by name and prompt; empty: its steps stand in its code
    single: Pattern[Any] | None = None  # the whole task in one call, to be laid beside it
    bought: Callable[[Run[Any], Run[Any]], str] = _nothing_to_say  # what its calls gave beyond it, a sentence
    nexts: tuple[Next, ...] = ()  # runs to try after one of it
    by_hand: ByHand | None = None  # the pattern that takes its plan from a person
    note: str = ""  # what the state line of each of its runs adds
    short: str = ""  # what it is called where it runs inside another pattern
    left_out: Callable[[Trace], dict[int, list[str]]] = _nothing  # what a plan named and nobody does, by its call
    alone: str = ""  # why it makes one call at a time, where it does: "a loop cannot overlap"
    settings: tuple[Setting, ...] = ()  # the words for its options; one without is asked for by its name
    sides: tuple[str, str] | None = None  # the titles of its two readings, where they are two patterns
    more: Mapping[str, str] = field(default_factory=dict)  # where its steps are `listed`: steps to add, prompts by name
    printed: Callable[[Any], list[Line]] = _by_fields  # its result in the shell
    summary: Summary | None = None  # what the page says of its result in a sentence
    instead: Instead | None = None  # the one model for all of its calls, to compare the money with
    asks: tuple[Ask, ...] = ()  # what a class may guess of it alone
    items: Callable[[], Sequence[str]] = tuple  # more inputs for it, beyond those of its presets

    @property
    def name(self) -> str:
        """The name that traces and pages have for it."""
        return self.pattern.__name__

    @property
    def in_lesson(self) -> bool:
        """Has it a page or a place in the lesson? Use cases, and what runs inside other patterns, have none."""
        return self.page is not None or self.number != UNLISTED

    @property
    def options(self) -> dict[str, Setting]:
        """What it takes beside its input, by name."""
        return settings_of(self.pattern, self.settings)

    @property
    def fields(self) -> dict[str, Setting]:
        """Those of its options that have a field on its page."""
        return {name: setting for name, setting in self.options.items() if setting.has_field}

    @property
    def contested(self) -> str:
        """The field for which calls compete; empty where they do not."""
        return self.delivers if self.rivals else ""

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Its ready-made inputs, from the file of its name in `presets`; none where there is no such file."""
        return presets_of(self.name)

    def plan_for(self, options: Mapping[str, Any]) -> PatternPlan | None:
        """The plan of a run with these options; None where none is known."""
        return self.planned(options) if self.planned else self.plan


def example(pattern: str, argument: str, shown: str, shell: str) -> Example:
    """An example of one call; `shown`: the line that prints; `shell`: the argument there, without double quotes."""
    names = f"from core import {pattern}"
    notebook = f"{names}\n\nresult = await {pattern}({argument})\n{shown}"
    return Example(notebook, f'python -c "import asyncio; {names}; print(asyncio.run({pattern}({shell})))"')
