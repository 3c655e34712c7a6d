"""The views that can be drawn, and the record that each of them is given; `sent.mjs` has the same for the scripts."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from core.lesson import handout
from core.lesson.path_tree import PathTree
from core.lesson.ways import PatternPaths
from core.lesson.which_pattern import Tree
from core.prompts.code import Listing
from core.trace.span import Kind
from core.view.drawings import Card, Envelope, Flow, Planned, Race, SmallRun
from core.view.what_if import ByHand, Rerun
from pages.parts.drawings.class_views import ClassRoom


class Watch(TypedDict):
    """Where a run that goes on can be watched."""

    url: str  # from the address of the page
    run: str


class Next(Watch):
    """Where the run that a button will start can be watched."""

    button: str  # the key of its widget


class Beside(ByHand, total=False):
    """What the page adds to the picture of a run; what comes over the live route is without it."""

    view: Literal["flow", "race"]
    shows: str  # which run it is: another one comes into sight
    compact: bool  # in presenter mode
    stale: str  # of a run that has ended: what in the fields is no longer as it was
    goes_on: str  # of a run that has ended and can go on: what that means
    forks: bool  # can a call of it be changed, and run from there?
    live: Watch
    next: Next
    code: list[Listing]
    cards: dict[str, Card]  # by the id of the call, as text
    first: int  # the call whose card is shown at first
    changes: list[list[str | float | None]]  # by hand, which came with the address
    link: str  # the query of a link to what is set up here; empty: no link brings this run back
    reruns: list[Rerun]  # with which the page can forecast the run anew
    letters: list[Envelope]  # of a broken run: what the customer would have received; until it has ended, sealed


class FlowView(Flow, Beside):
    """A run."""


class PlannedView(Planned, Beside):
    """A pattern before its run."""


class RaceView(Race, Beside):
    """Two runs."""


class HomeRow(TypedDict):
    """A page of the lesson: its name, what it is about, and its run as it is predicted."""

    page: str  # empty: the picture alone
    title: str
    line: str
    done: str  # what was done there in this session
    run: SmallRun | None
    time: str  # what the time is, in a few words; without a run, why there is none


class HomeSection(TypedDict):
    """Pages under one heading."""

    title: str  # empty: no heading
    plays: bool  # do the runs race when the page is opened?
    rows: list[HomeRow]


class Home(TypedDict):
    """The pages of the lesson, with their runs on one axis of seconds."""

    view: Literal["home"]
    sections: list[HomeSection]
    query: str  # what follows the question mark in the address of a page
    compact: bool  # in presenter mode


class Code(Listing):
    """A function by itself."""

    view: Literal["code"]


class Table(TypedDict):
    """A table of plain texts."""

    view: Literal["table"]
    head: list[str]
    rows: list[list[str]]
    label: str
    terms: NotRequired[dict[str, str]]  # words of the lab in it, with what each means


class Texts(ByHand):
    """Texts of calls that were not sent with their picture."""

    view: Literal["texts"]
    run: str
    cards: dict[str, Card]


class Paths(TypedDict):
    """The ways that runs of two patterns took."""

    view: Literal["paths"]
    sides: list[PatternPaths]
    world: str


class Branches(TypedDict):
    """The paths that runs of two patterns took, each pattern's as one tree."""

    view: Literal["branches"]
    sides: list[PathTree]
    same: str  # how many of the answers of each are the same
    world: str
    asked: int  # how often they were asked for, right after that; 0 at any other time


class CostRow(TypedDict):
    """What one pattern costs: one run in seconds, a thousand runs in calls, tokens and US dollars."""

    name: str
    seconds: float
    spread: str  # of the seconds: median to p95; empty: not known
    bars: list[tuple[Kind, float, float, int]]  # from, to, and the lane
    calls: float
    tokens: list[float]  # in and out; none: they are not known
    money: list[float | None]  # by model; None: its price is not known
    words: list[str]  # of the calls, the tokens, and the money by model


class Costs(TypedDict):
    """What several patterns cost, each column on one scale."""

    view: Literal["costs"]
    label: str
    models: list[str]
    rows: list[CostRow]


class DrawnLeaf(handout.Leaf):
    """One pattern on the handout, with its first example as it is predicted; None: nothing is."""

    run: SmallRun | None


class Handout(TypedDict):
    """The patterns on a sheet of paper."""

    view: Literal["handout"]
    leaves: list[DrawnLeaf]


class Curve(TypedDict):
    """How long a run takes for each number of calls at once."""

    view: Literal["curve"]
    label: str
    times: list[float]  # seconds at one call at once, at two, and so on
    at_once: int  # the number that is chosen
    covered: bool  # no seconds are said


class QuestionPath(Tree):
    """The questions, and the way that was answered."""

    view: Literal["path"]


class Scan(TypedDict):
    """A QR code."""

    view: Literal["scan"]
    rows: list[str]  # of squares: 1 is a dark one
    label: str


class Difference(TypedDict):
    """Two sources in one list of lines."""

    view: Literal["difference"]
    lines: list[tuple[Literal["-", "+", " "], str]]
    first: str
    second: str
    label: str


class Program(TypedDict):
    """A program that a model wrote."""

    view: Literal["program"]
    text: str


class Beats(TypedDict):
    """A page that is presented beat by beat."""

    page: str  # what its buttons are named by; empty: nothing can be run on it, and it is one beat
    next: str  # the title of the page after it; empty: it is the last one


class Keys(TypedDict):
    """The keys of the whole app, and the ground that Python knows of."""

    view: Literal["keys"]
    ground: Literal["light", "dark"]
    beats: Beats | None


class Printed(TypedDict):
    """Where a printed page is from."""

    view: Literal["printed"]
    address: str


VIEWS = {
    "flow": FlowView | PlannedView, "race": RaceView, "home": Home, "code": Code, "table": Table, "texts": Texts,
    "paths": Paths, "branches": Branches, "costs": Costs, "handout": Handout, "path": QuestionPath,
    "difference": Difference, "program": Program, "keys": Keys, "printed": Printed, "scan": Scan, "curve": Curve,
    "class": ClassRoom,
}  # fmt: skip
