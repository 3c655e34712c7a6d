"""A class with its phones against the real app: joining, answering, watching, running, going away and coming back."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from core.rooms.database import Database
from core.rooms.question import Question
from core.rooms.rooms import Rooms
from pages.parts.form.linked import linked
from pages.parts.rooms.everyone import Order
from tests.benchmarks.class_server import Copy, postgres, proxy
from tests.benchmarks.figure import Figure
from tests.benchmarks.server import ROOT, free_port

WATCHED = {"page": "evaluator_optimizer", "query": {}}
EVERYONE: Order = {"page": "prompt_chaining", "query": {"preset": "machine-learning"}, "both": False}  # 4 to 6 s
HIGH = 20
_WARM = 6.0  # seconds after the start: the server has warmed up
_MEGABITS = 10.0
_AWAY = 30.0
_EACH = 6.0  # seconds for a question in the long run: a minute of a lesson, shortened


class Lesson:
    """A room, its teacher, and the phones in a process of their own. `port`: where all of them go."""

    def __init__(self, port: int, database: str, phones: int) -> None:
        self.port, self.phones = port, phones
        self.rooms = Rooms(Database(make_url(database)))
        self.code, self.secret = self.rooms.open()
        command = [sys.executable, "-m", "tests.benchmarks.phones"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    def tell(self, do: str, **order: Any) -> Any:
        """An order to the phones, and what came of it."""
        self.begin(do, **order)
        return self.end()

    def begin(self, do: str, **order: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self._process.stdin.flush()

    def end(self) -> Any:
        assert self._process.stdout is not None
        told = json.loads(self._process.stdout.readline())
        assert not (isinstance(told, dict) and "error" in told), told
        return told

    def lead(self, **told: Any) -> Any:
        return self.post(f"/room/{self.code}/lead", told)

    def post(self, path: str, told: Any) -> Any:
        headers = {
            "Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.port}",
            "Cookie": f"lab_lead={self.code}.{self.secret}",
        }  # fmt: skip
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", json.dumps(told).encode(), headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.loads(answer.read())

    def ask(self) -> int:
        question = Question("How many calls?", low=0, high=HIGH).dump()
        number: int = self.lead(do="ask", question=question)["number"]
        return number

    def press_run(self) -> float:
        """The teacher presses Run; the run's own seconds."""
        told = {**WATCHED, "code": self.code, "secret": self.secret}
        seconds: float = self.post("/bench/run", told)["seconds"]
        return seconds

    def join(self, port: int = 0, within: float = 30.0, board: bool = True) -> Any:
        secret = self.secret if board else ""
        given = {"port": port or self.port, "code": self.code, "phones": self.phones, "within": within}
        return self.tell("join", **given, secret=secret)

    def answer(self, number: int, within: float = 2.0) -> Any:
        return self.tell("answer", code=self.code, number=number, within=within, high=HIGH)

    def missing(self, number: int, turn: int = 1) -> int:
        """Answers that the database has not, or has twice."""
        kept = [one.device for one in self.rooms.answers(self.code, number) if one.turn == turn]
        return abs(self.phones - len(kept)) + len(kept) - len(set(kept))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.terminate()
        self._process.wait()
        self.rooms.database.close()


def measure(phones: int = 200, minutes: int = 10) -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder) / 'rooms.db'}"
        figures = _one_copy(phones, minutes, database)
        figures += _two_copies(phones, Path(folder))
    return figures


@contextmanager
def _lesson(port: int, database: str, phones: int) -> Iterator[Lesson]:
    lesson = Lesson(port, database, phones)
    try:
        yield lesson
    finally:
        lesson.close()


def _one_copy(phones: int, minutes: int, database: str) -> list[Figure]:
    port = free_port()
    with Copy(port, database) as copy:
        time.sleep(_WARM)
        with _lesson(port, database, phones) as lesson, proxy(_MEGABITS, port) as slow:
            figures = _joining(lesson, slow)
        with _lesson(port, database, phones) as lesson:
            lesson.join(within=5)
            for measure_ in (_answering, _watching, _everyone, _away):
                figures += measure_(lesson)
            figures += _killed(lesson, copy)
            figures += _memory(lesson, copy, minutes)
    return figures


def _joining(lesson: Lesson, port: int) -> list[Figure]:
    told = lesson.join(port)
    seconds = sorted(told["seconds"])
    middle = statistics.median(seconds)
    said = f"page, joined and told: median {middle:.2f} s, all over one line of {_MEGABITS:g} Mbit/s"
    return [
        Figure(f"{lesson.phones} phones join within 30 s: not joined", told["failed"], "", 0),
        Figure("the phones’ page in all, as it is sent", told["bytes"] / 1000, " kB", 150),
        Figure("readable, the slowest phone", seconds[-1], " s", 1.5, said),
    ]


def _answering(lesson: Lesson) -> list[Figure]:
    number = lesson.ask()
    time.sleep(1)
    lesson.tell("forget")
    taken = lesson.answer(number)
    time.sleep(1.5)
    lag = _lag(taken["taken"], _counts(lesson, "count", number))
    waits = [seconds * 1000 for seconds in taken["waits"]]
    slowest = f"an answer is taken after {statistics.median(waits):.0f} ms, the slowest after {max(waits):.0f} ms"
    return [
        Figure(f"{lesson.phones} answers within 2 s: lost or twice", lesson.missing(number), "", 0, slowest),
        Figure("an answer on the board after", lag, " s", 1.0, "the slowest"),
    ]


def _counts(lesson: Lesson, name: str, number: int | None = None) -> list[tuple[float, int]]:
    board = lesson.tell("events", since=0)["board"]
    return [(at, told[name] or 0) for at, kind, told in board if kind == "lead" and number in (None, told["number"])]


def _lag(happened: list[float], counts: list[tuple[float, int]]) -> float:
    """How long after the n-th of something the board had counted n of it; the slowest."""
    lags = []
    for n, at in enumerate(sorted(happened), 1):
        seen = next((when for when, count in counts if count >= n), None)
        lags.append(float("inf") if seen is None else seen - at)
    return max(lags)


def _watching(lesson: Lesson) -> list[Figure]:
    lesson.tell("forget")
    began = time.monotonic()
    own = lesson.press_run()
    time.sleep(own * 1.3 + 2)
    told = lesson.tell("events", since=began)["phones"]
    ends, rates = [], []
    for events in told:
        going = [at for at, _, one in events if one["run"] and one["run"]["going"]]
        ended = [at for at, _, one in events if one["run"] and not one["run"]["going"]]
        ends.append((ended[0] - began) if ended else float("inf"))
        rates.append(len(going) / (going[-1] - going[0]) if len(going) > 1 else 0.0)
    truths = [next((at - began for at, _, one in events if one["stage"] == "truth"), float("inf")) for events in told]
    said = f"own time {own:.2f} s; its truth after {max(truths):.2f} s"
    return [
        Figure("a run watched by all: updates a second, the fewest", min(rates), "", 2, least=True),
        Figure("a run watched by all: end at the slowest phone / own time", max(ends) / own, "x", 1.1, said),
    ]


def _everyone(lesson: Lesson) -> list[Figure]:
    number = lesson.lead(do="everyone", order=EVERYONE)["number"]
    time.sleep(1)
    lesson.tell("forget")
    runs = lesson.tell("run", code=lesson.code, number=number)
    time.sleep(4)
    ratios, owns = [], []
    for began, ended, seed, _ in runs:
        setup = linked(EVERYONE["page"], EVERYONE["query"], seed=seed)
        (reading,) = setup.readings(both=False)
        owns.append(reading.forecast(model=setup.model(), seed=seed).trace.makespan)
        ratios.append((ended - began) / owns[-1])
    ends = [ended for _, ended, _, _ in runs]
    rate = min((count / (ended - began) for began, ended, _, count in runs), default=0.0)
    said = f"own times {min(owns):.1f} to {max(owns):.1f} s; {rate:.1f} updates a second at the least"
    return [
        Figure(f"everyone runs it, {lesson.phones} at once: without an end", lesson.phones - len(runs), "", 0),
        Figure("everyone runs it: end / own time, the slowest", max(ratios), "x", 1.4, said),
        Figure("everyone runs it: a run is counted after", _lag(ends, _counts(lesson, "ended")), " s", 1.0),
        Figure("everyone runs it: a dot on the board after", _lag(ends, _counts(lesson, "pool")), " s", 1.0),
    ]


def _away(lesson: Lesson) -> list[Figure]:
    number = lesson.ask()
    time.sleep(1)
    lesson.answer(number)
    lesson.tell("drop")
    time.sleep(_AWAY)
    back = lesson.tell("come_back")
    lost = sum(mine.get(str(number), {}).get("1") is None for mine in back["mine"])
    return [
        Figure(f"all drop {_AWAY:g} s and return: without their answer", lost + lesson.missing(number), "", 0),
        Figure("all are back after", back["seconds"], " s"),
    ]


def _killed(lesson: Lesson, copy: Copy) -> list[Figure]:
    number = lesson.ask()
    time.sleep(1)
    lesson.answer(number)
    lesson.press_run()
    copy.kill()
    lesson.tell("lost")
    time.sleep(1)
    began = time.monotonic()
    copy.start()
    up = time.monotonic() - began
    back = lesson.tell("back")
    lost = sum(mine.get(str(number), {}).get("1") is None for mine in back["mine"])
    time.sleep(8)
    told = lesson.tell("events", since=began)["phones"]
    unsaid = sum(not any(one["run"] and one["run"]["status"] == "lost" for _, _, one in events) for events in told)
    said = f"the server answers after {up:.1f} s, all are back {back['seconds']:.1f} s later"
    return [
        Figure("killed in mid-question: without their answer", lost + lesson.missing(number), "", 0, said),
        Figure("killed in a run: phones that are not told it is lost", unsaid, "", 0),
    ]


def _memory(lesson: Lesson, copy: Copy, minutes: int) -> list[Figure]:
    """After the first round all is there that a lesson needs."""
    if not minutes:
        return []
    sizes, until, lost = [], time.monotonic() + 60 * minutes, 0
    while time.monotonic() < until:
        began = time.monotonic()
        number = lesson.ask()
        lesson.answer(number)
        lesson.lead(do="stage", number=number, to="truth")
        lost += lesson.missing(number)
        lesson.tell("forget")
        sizes.append(copy.megabytes)
        time.sleep(max(0.0, began + _EACH - time.monotonic()))
    early, late = statistics.median(sizes[2:6] or sizes), statistics.median(sizes[-4:])
    said = f"{early:.0f} MB, then {late:.0f} MB; {len(sizes)} questions, {lost} answers lost"
    return [Figure(f"memory over {minutes} min of {lesson.phones} phones: grows by", late - early, " MB", 10, said)]


def _two_copies(phones: int, folder: Path) -> list[Figure]:
    with postgres(folder / "pg") as database:
        if not database:
            return [Figure("two copies and one Postgres: no Postgres here", 0)]
        ports = free_port(), free_port()
        with Copy(ports[0], database) as first, Copy(ports[1], database), proxy(0, *ports) as port:
            time.sleep(_WARM)
            with _lesson(port, database, phones) as lesson:
                joined = lesson.join(within=10)
                number = lesson.ask()
                time.sleep(1)
                lesson.tell("forget")
                lesson.begin("answer", code=lesson.code, number=number, within=2.0, high=HIGH)
                taken = lesson.end()
                time.sleep(1.5)
                lag = _lag(taken["taken"], _counts(lesson, "count", number))
                first.kill()
                time.sleep(4)
                back = lesson.tell("back")
                lost = sum(mine.get(str(number), {}).get("1") is None for mine in back["mine"])
                lesson.lead(do="stage", number=number, to="again")
                time.sleep(1)
                lesson.answer(number)
                return [
                    Figure("two copies, one Postgres: not joined", joined["failed"], "", 0),
                    Figure("two copies: an answer on the board after", lag, " s", 1.0, "the slowest, of either copy"),
                    Figure("one of two copies is killed: answers lost", lost + lesson.missing(number), "", 0),
                    Figure("one is killed: second answers lost", lesson.missing(number, 2), "", 0),
                ]
