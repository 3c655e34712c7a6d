"""What of a room is sent to whom. To everybody goes nothing that is not shown yet; to a device its own beside it.

The shapes are those of JSON; what reads them are the phones' page, the projector and the teacher's panel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.rooms.question import Asked, Question, Value
from core.rooms.room import Answer, Room
from core.rooms.score import score
from core.rooms.spread import moved, of_turn, spread
from core.rooms.truth import Truth

_RUN_SEEN = ("run", "truth")  # in which a run may be seen: before, that of the question before would tell too much
Frame = dict[str, Any]


def for_all(
    room: Room,
    answers: Sequence[Answer] = (),
    truth: Truth | None = None,
    run: Frame | None = None,
    everyone: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """The same for every phone and the projector. `answers` and `truth`: of the question that everybody sees.

    `run`: a frame of the run that is watched, that of the room if none is given; `everyone`: what each phone may run.
    """
    now = room.now
    seen = now is None or now.stage in _RUN_SEEN
    return {
        "room": room.code,
        "version": room.version,
        "here": room.here,
        "question": _question(now, answers, truth) if now else None,
        "run": (run or room.frame) if seen else None,
        "everyone": everyone,
    }


def for_leader(
    room: Room,
    answers: Mapping[int, Sequence[Answer]],
    truths: Mapping[int, Truth | None],
    pooled: dict[str, Any] | None = None,
    tried: Sequence[tuple[str, int]] = (),
    run: Frame | None = None,
    everyone: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """For the teacher: what all see, and beside it the words that wait to be let on the screen, and the lesson so far.

    `answers` and `truths` by the number of their question; `tried`: pages, each with how many runs it had.
    """
    now = room.now
    own = answers.get(now.number, ()) if now else ()
    before = [asked for asked in room.asked if asked is not now or asked.stage == "truth"]
    return {
        "all": for_all(room, own, truths.get(now.number) if now else None, run, everyone),
        "about": _about(now.question) if now else None,
        "words": [{"device": one.device, "text": one.value, "shown": one.shown} for one in own]
        if now and now.question.free
        else [],
        "tried": [{"page": page, "runs": runs} for page, runs in tried],
        "asked": [_line(asked, answers.get(asked.number, ()), truths.get(asked.number)) for asked in before],
        "pool": pooled,
    }


def for_device(
    room: Room, own: Mapping[int, Mapping[int, Value]], truths: Mapping[int, Truth | None]
) -> dict[str, Any]:
    """What one device answered, and how far off it was where the truth has been shown; `truths` by question."""
    shown = [(asked, truths.get(asked.number)) for asked in room.asked if asked.stage == "truth"]
    return {
        "mine": {str(number): {str(turn): value for turn, value in given.items()} for number, given in own.items()},
        "score": [
            {"number": asked.number, **score(asked.question, own.get(asked.number, {}), truth)}
            for asked, truth in shown
            if truth is not None
        ],
    }


def _question(asked: Asked, answers: Sequence[Answer], truth: Truth | None) -> dict[str, Any]:
    """What may be seen of it at this stage."""
    first, second = (of_turn(answers, turn) for turn in (1, 2))
    known = truth if asked.stage == "truth" else None
    last = second if asked.turn == 2 or (asked.shows_second and second) else first
    return {
        **_asked(asked),
        "stage": asked.stage,
        "turn": asked.turn,
        "count": len(last),
        "spread": _spreads(asked, answers, known) if asked.shows_first else None,
        "truth": _told(known),
    }


def _spreads(asked: Asked, answers: Sequence[Answer], truth: Truth | None) -> dict[str, Any]:
    question, (first, second) = asked.question, (of_turn(answers, turn) for turn in (1, 2))
    both = asked.shows_second and bool(second)
    return {
        "first": spread(question, first),
        "second": spread(question, second) if both else None,
        "moved": moved(question, answers, truth.value if truth else None) if both else None,
    }


def _line(asked: Asked, answers: Sequence[Answer], truth: Truth | None) -> dict[str, Any]:
    """A question of before, whole: nobody answers it any more."""
    first, second = (of_turn(answers, turn) for turn in (1, 2))
    return {
        **_asked(asked),
        "first": spread(asked.question, first),
        "second": spread(asked.question, second) if second else None,
        "moved": moved(asked.question, answers, truth.value if truth else None) if second else None,
        "truth": _told(truth),
    }


def _asked(asked: Asked) -> dict[str, Any]:
    question: Question = asked.question
    return {
        "number": asked.number,
        "words": question.words,
        "choices": list(question.choices),
        "free": question.free,
        "low": question.low,
        "high": question.high,
        "whole": question.whole,
        "unit": question.unit,
    }


def _about(question: Question) -> dict[str, Any]:
    """What answers it: its kind and the setup that it was asked for; `right`: the teacher said which choice it is."""
    right = question.right is not None
    return {"kind": question.kind, "page": question.page, "query": question.query, "right": right}


def _told(truth: Truth | None) -> dict[str, Any] | None:
    return {"value": truth.value, "words": truth.words, "why": truth.why} if truth else None
