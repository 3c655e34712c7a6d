"""What the browser draws of runs, as typed records. `sent.mjs` beside the drawings says the same to their scripts.

Times in seconds since the first call's start; None is unknown, or not yet. Calls are named by the ids of their spans.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from core.run import RunStatus
from core.trace.delivered import Fate
from core.trace.span import Kind, Phase
from core.trace.span import Status as SpanStatus

Words = tuple[str, str]  # what stands in bold, and what stands below or beside it
Edge = tuple[int | None, int | None]  # from and to; None: the input, or the result
Time = float | None
Bar = tuple[Phase, Time, Time]  # what it did, from, to; open: it grows with the clock
Scored = tuple[float, int, bool]  # when a verdict came, its score, and whether it is that of the result
Onset = tuple[Phase, float]  # what a call does from then on, until the next one or its end; small: it is sent often
Vain = tuple[Phase, float, str, Time]  # the same of an attempt in vain: why, in a word, and its first token


class CallRow(TypedDict):
    """One call: a row of the diagram and of the timeline."""

    id: int
    name: str
    kind: Kind
    row: int
    column: int
    status: SpanStatus | Literal["idle"]  # idle: nobody has asked for it yet
    stretches: list[Onset | Vain]
    line: NotRequired[Time]  # where its bar begins, if that is before its start
    words: NotRequired[str]  # its outcome; of one that is left out, what it is
    item: NotRequired[str]  # the first words of the item of the input that it works on
    end: NotRequired[Time]
    tokens: NotRequired[tuple[int | None, int | None]]  # in and out
    reused: NotRequired[str]  # its answer was there and cost nothing: "reused", or "by hand"
    thrown: NotRequired[bool]  # its answer was paid, and nothing of it is in the result
    tail: NotRequired[str]  # the last words of an answer that is streaming in
    pin: NotRequired[Words]  # a fault on order: whose it is, such as "worker", and its name
    breakable: NotRequired[list[str]]  # before a run: what a fault may be ordered for, "worker 1" and "worker"
    made: NotRequired[tuple[int, int]]  # the file, as its place in `files`, and the line that made it


class FoldRow(TypedDict):
    """A nested pattern, which can be folded into one row with sums of its own."""

    id: int
    name: str
    steps: str  # what it does, such as "account + policy → reply"
    calls: tuple[int, ...]
    words: str


class Term(TypedDict):
    """A piece of a sum as it is written, and the calls whose time it is; none: a sign between two terms."""

    text: str
    calls: list[int]


class Sum(TypedDict):
    """A time as what it is made of."""

    terms: list[Term]
    total: str  # what stands behind them, such as "= 5.29 s"
    pace: list[int]  # the calls that make it as long as it is


class Sums(TypedDict):
    """The time that a run took, and the time that its calls take end to end."""

    as_it_ran: Sum
    end_to_end: Sum


class SmallCall(TypedDict):
    """One call of a small picture, in its lane."""

    id: int
    kind: Kind
    lane: float
    bars: list[Bar]


class SmallRun(TypedDict):
    """A run as a small picture beside others."""

    calls: list[SmallCall]
    ghosts: list[tuple[float, float, float]]  # what could have run and did not: its lane, from, to
    names: list[tuple[str, float, float, float]]  # of calls: the lane that they stand above, from, to
    lanes: int
    seconds: float
    words: str  # how many calls
    sums: Sums | None  # where they are one sum, or the longest of some
    beside: bool  # did all calls run side by side?


class Planned(TypedDict):
    """A pattern before its run."""

    run: str
    status: Literal["ready"]
    ended: Literal[False]
    state: tuple[str, str, str]  # the mark, the line in bold, and the words after it
    world: Words
    calls: list[CallRow]
    edges: list[Edge]
    columns: int
    input: Words
    result: Words
    faults: NotRequired[list[tuple[str, str, str]]]  # to be ordered: id, name, sentence
    broken: NotRequired[tuple[str, bool]]  # what is broken, in words, and whether anything is
    covered: Words  # what stands on the plate over the time axis
    target: int | None  # the score that is to be reached


class Captions(TypedDict):
    """What a picture says of its run."""

    state: tuple[str, str, str]
    world: Words
    input: Words
    result: Words
    expected: Words  # in the place of the result's, as long as it is not there
    why: dict[str, str]  # a sentence each for "critical" and "waited"
    numbers: list[tuple[str, str, str]]  # value, name, sentence
    legend: list[tuple[str, str, str]]  # mark, kind, words
    terms: dict[str, str]  # the words of the lab in these, with what each means


class Flow(Captions):
    """One moment of a run."""

    run: str
    status: RunStatus
    ended: bool
    error: str
    now: Time
    end: Time
    pace: float  # seconds of the clock for a second of the model
    count: int  # of calls; with very many of them `calls` holds only the first
    calls: list[CallRow]
    files: list[str]
    folds: list[FoldRow]
    edges: list[Edge]
    columns: int
    flight: list[tuple[Time, int]]  # the attempts in flight from then on
    peak: int
    limit: int | None
    guess: float | None
    guessed: str  # how far off it was, and why, once the run has ended
    scores: list[Scored]
    target: int | None  # the score that is to be reached
    waited: list[tuple[int, Time, Time]]  # what the run waited for: the call, from, to
    critical: list[int]
    sums: Sums | None  # once it has ended, where it took time
    answer: Words | None  # what it hands over, in a line and as a whole


class Piece(TypedDict):
    """Part of a prompt; what was filled in says from where."""

    text: str
    source: NotRequired[str]
    span: NotRequired[int]  # the call whose answer it is, or part of it
    field: NotRequired[str]  # of that answer, where it is not the whole of it
    item: NotRequired[int]  # the place in the input, from 1, where it is one of several
    gap: NotRequired[bool]  # it stands where an answer is missing


class Change(TypedDict):
    """Part of an answer beside the text that it was given to work on."""

    text: str
    how: Literal["same", "gone", "new"]


class AttemptRow(TypedDict):
    """One of several attempts of a call, in words."""

    number: str
    start: str
    duration: str
    ended: str
    then: str


class Card(TypedDict):
    """The texts of one call."""

    title: str
    kind: Kind
    facts: str
    prompt: list[Piece]
    marked: str
    instructions: str
    answer: str
    program: bool  # is the answer a program?
    no_answer: str
    error: str
    parsed: str
    shape: str
    used: str
    attempts: list[AttemptRow]
    deltas: list[tuple[float, int]]  # when how many characters of the answer were there
    changeable: NotRequired[bool]  # may its prompt or its answer be another one?
    revises: NotRequired[str]  # the call whose answer it was given to work on
    changes: NotRequired[list[Change]]  # what it changed of that
    read: NotRequired[str]  # what was done to what came, to read it
    raw: NotRequired[str]  # what came, where more than thoughts was taken off it
    thoughts: NotRequired[str]
    cut: NotRequired[dict[str, int]]  # how many characters a text that is only its beginning really has


class RaceRow(TypedDict):
    """One call of a race, as its stretches of time."""

    id: int
    row: int  # from 1; where calls are laid beside each other, the same call has the same number in both runs
    name: str
    kind: Kind
    status: SpanStatus
    bars: list[Bar]
    pin: NotRequired[Words]  # a fault on order
    line: NotRequired[Time]  # where they begin in the picture, if that is before its start
    reused: NotRequired[str]  # its answer was there and cost nothing: "reused", or "by hand"
    fate: Fate  # of a call in a run that paid for more answers than it hands over


class RaceRun(TypedDict):
    """One of the two runs of a race."""

    title: str
    head: str  # what its time is made of, or what came of it
    note: str
    running: bool
    now: Time
    end: Time
    time: str
    progress: str
    calls: list[RaceRow]  # in the order of their rows
    sums: Sums | None  # once it has ended, where it took time


class Measure(TypedDict):
    """One number of both runs, as a pair of bars; None is not known."""

    name: str
    values: tuple[float | None, float | None]
    texts: list[str]
    law: tuple[float | None, float | None]  # what the law says of each


class Race(TypedDict):
    """Two runs on one axis of time, and what the comparison says."""

    runs: list[RaceRun]
    lines: list[str]  # of calls that both may have made, a row each, in words
    measures: list[Measure]
    world: str
    ended: bool
    figure: str
    sentence: str
    saved: str


Stamp = Literal["right", "told", "hidden"]  # nothing is wrong, somebody is told what is, or nobody is


class Envelope(TypedDict):
    """What the customer would have received of a run."""

    title: str
    kind: Stamp
    stamp: str  # empty: it is sealed
    text: str
    program: bool  # is the text a program?
    ended: str
