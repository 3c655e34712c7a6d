"""The line before one provider: what one call learns of its limit holds for all calls to it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from typing import NamedTuple
from weakref import WeakKeyDictionary

from core.errors import RateLimited

BLIND = 0.5  # seconds before the next try where the provider names no wait
FLOOR = 0.25  # seconds at least, also where it asks for none: at once would be for ever
LONGEST = 8.0  # seconds that such a wait grows to
TOGETHER = 32  # calls let go in one turn of the loop: a server takes up few new connections at a time, and drops more
QUIET = 5.0  # seconds without a refusal before calls come faster again
FORGOTTEN = 60.0  # seconds after the last refusal, without a call in line: most limits are by the minute
MINUTE = 65.0  # seconds of waiting that a provider may ask for whatever the deadline: most limits are by the minute
_SPARE = 1.03  # calls come this much slower than it was measured: the network does not keep their distance
_LATE = 0.01  # seconds a call may be late without the next one being so: less than what that slowness spares a second
_LONG = 5.0  # seconds: a wait as long as this is for a limit to begin anew, and not for the next call
_FEW = 4  # accepted calls since the last refusal: with fewer the pace is far off
_LINES: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, bytes], Line]] = WeakKeyDictionary()
_FILES = 10_240  # that this process may open; macOS lets none have more
_MOST = 50  # lines of one loop before those that nobody needs are dropped


class _Waiting(NamedTuple):
    turn: asyncio.Future[float]
    held: Callable[[], None]


def connections(wanted: int = 500) -> int:
    """How many connections one provider may be sent over at once: half the files that this process may open at most.

    It takes as many as it is free to take: what a process begins with is mostly too few for three providers.
    """
    with suppress(ImportError):  # there is no such limit on Windows
        import resource

        files, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        more = _FILES if most == resource.RLIM_INFINITY else min(most, _FILES)
        if files != resource.RLIM_INFINITY and files < more:
            with suppress(ValueError, OSError):  # a system may allow less than it says
                resource.setrlimit(resource.RLIMIT_NOFILE, (more, most))
                files = more
        return wanted if files == resource.RLIM_INFINITY else max(1, min(wanted, files // 2))
    return wanted


class Line:
    """First come, first served; belongs to one event loop and reads its clock, `pace` seconds of it for one of its own.

    Until the first refusal nobody waits but for a connection. A refusal holds all calls back, as long as the provider
    asks for, else 0.5 s and rising; then one call tries. After it the others follow one by one, as many a second as
    the provider took before it refused, or ten times as many after a long wait, at the end of which a whole limit is
    free again; slower after each further refusal, slowly faster after 5 s without one. Where it is the number of calls
    at the same time that is refused, there are only as many from then on, each as soon as another has ended.
    """

    def __init__(self, room: int | None = None, pace: float = 1.0) -> None:
        self._pace = pace
        self.room = connections() if room is None else room  # connections that are free
        self._most = self.room
        self.answered_at = -1.0  # when the provider last answered anybody, on the loop's clock; -1: never
        self._line: deque[_Waiting] = deque()
        self._together = 0  # let go in this turn of the loop
        self._timer: asyncio.TimerHandle | None = None
        self._until = 0.0  # nobody is sent before
        self._next = 0.0  # nor before this, by the pace
        self._rate: float | None = None  # calls a second; None: as they come
        self._hurried = False  # the rate was measured on one call
        self._side_by_side: int | None = None  # calls that it takes at the same time; None: as many as come
        self._full_at = 0.0  # when there were last too many, or one more was let in since
        self._refused_at = 0.0
        self._refusing_since: float | None = None  # since when it has accepted nobody
        self._refusals = 0  # in a row, those that came together counted once
        self._trial: float | None = None  # when the one call that tries was sent
        self._pause = 0.0  # the last one, in seconds
        self._slowest = 0.05  # seconds until a refusal came
        self._since: float | None = None  # the measure: when its first call was sent,
        self._measured_to = 0.0  # until when it is taken,
        self._sent = self._in_vain = 0  # how many were, and how many of them were refused
        self._to_measure = False

    @property
    def idle(self) -> bool:
        """Nobody waits or is served, and nothing is known that a later call would have to heed."""
        now = self._now()
        known_until = self._until
        if self._rate is not None:
            known_until = max(known_until, self._refused_at + FORGOTTEN)
        if self._side_by_side is not None:
            known_until = max(known_until, self._full_at + FORGOTTEN)
        return self.room == self._most and not self._line and now >= known_until

    async def take(self, held: Callable[[], None], patience: float) -> float:
        """Wait for a connection and for the provider; when the turn came. To be given back.

        `held` is called once it is the provider that is waited for. Raises RateLimited at once where it has asked to
        wait more than `patience` seconds and more than a minute, and later where it accepts nobody for so long.
        """
        now = self._now()
        if self._until - now > max(patience, MINUTE):
            raise _too_long(self._until - now)
        if not self._line and now - self._refused_at > FORGOTTEN:
            self._rate = None
        if not self._line and self.room == self._most and self._refusing_since is not None:
            self._refusing_since = now  # till now nobody has waited: that time is nobody's
        if not self._line and now - self._full_at > FORGOTTEN:
            self._side_by_side = None
        if self.room == self._most and not self._line and self._refusing_since is None:
            # In the time without a call nobody has asked what the provider would have taken.
            self._since, self._sent, self._in_vain = None, 0, 0
        if not self._line and self._is_room and self._together < TOGETHER and self._due(now) <= now:
            self._send(now)
            return now
        one = _Waiting(asyncio.get_running_loop().create_future(), held)
        self._line.append(one)
        if self._due(now) > now or (self.room and not self._is_room):
            held()
        self._move()
        try:
            return await one.turn
        except asyncio.CancelledError:
            if one.turn.done() and not one.turn.cancelled() and one.turn.exception() is None:  # in the same turn
                self.give()
            elif one in self._line:
                self._line.remove(one)
                self._move()
            raise

    def give(self) -> None:
        """The connection is free again."""
        self.room += 1
        self._move()

    def answered(self) -> None:
        """The provider has accepted a call."""
        self.answered_at = self._now()
        if self._refusing_since is not None:
            self._refusing_since, self._refusals, self._trial = None, 0, None
            self._move()
        if self._side_by_side is not None and self.answered_at - self._full_at > QUIET:
            self._side_by_side += 1
            self._full_at = self.answered_at

    def refused(self, sent: float, wait: float | None, patience: float, *, side_by_side: bool = False) -> None:
        """It refused the call whose turn came at `sent`, and asked to wait so many seconds; None: it named none.

        `side_by_side`: since there were too many at the same time.
        """
        now = self._now()
        if side_by_side and (wait or 0.0) <= MINUTE and (others := self._most - self.room - 1):
            self._side_by_side = min(others, self._side_by_side or others)
            self._full_at, self._until = now, max(self._until, now + (wait or 0.0))
            self._hold()
            return
        self._slowest = min(max(self._slowest, now - sent), 1.0)
        if news := sent >= self._refused_at:  # of calls that were sent together the first tells it for all
            self._refused_at, self._to_measure, self._trial = now, True, None
            self._refusals += 1
        if self._refusing_since is None:
            self._refusing_since = now
        if news or wait:
            blind = min((FLOOR if wait is not None else BLIND) * 2 ** max(0, self._refusals - 2), LONGEST)
            pause = max(wait or blind, FLOOR if self._refusals > 1 or not wait else 0)
            self._until, self._pause = max(self._until, now + pause), pause
            # From when it was sent: how late its refusal is read here says nothing about the provider.
            self._measured_to = sent + pause if news else self._measured_to
        self._in_vain += self._since is not None and sent >= self._since
        if max(self._until, now) - self._refusing_since > (max(patience, MINUTE) if wait else patience):
            self._give_up(max(self._until - now, 0.0))
        self._hold()

    def _now(self) -> float:
        return asyncio.get_running_loop().time() / self._pace

    @property
    def _is_room(self) -> bool:
        """Is there a connection, and may one more call be under way?"""
        return self.room > 0 and (self._side_by_side is None or self._most - self.room < self._side_by_side)

    def _hold(self) -> None:
        for one in self._line:
            one.held()
        self._move()

    def _due(self, now: float) -> float:
        """When the next call may be sent."""
        trial = now if self._trial is None else self._trial + 2 * self._slowest
        return max(self._until, self._next, trial)

    def _move(self) -> None:
        """Send whoever's turn it is; the rest of the line moves when it is due."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._now()
        while self._line and self._is_room and self._together < TOGETHER:
            if (due := self._due(now)) > now:
                self._timer = asyncio.get_running_loop().call_at(due * self._pace, self._move)
                return
            one = self._line.popleft()
            if not one.turn.done():  # cancelled, and its task has not had its turn yet
                self._send(now)
                one.turn.set_result(now)

    def _next_turn(self) -> None:
        self._together = 0
        self._move()

    def _send(self, now: float) -> None:
        self.room -= 1
        if self._together == 0:
            asyncio.get_running_loop().call_soon(self._next_turn)
        self._together += 1
        if self._to_measure:
            self._measure()
            self._next = now
        if self._since is None:
            self._since = now
        self._sent += 1
        self._trial = now if self._refusing_since is not None else None
        if self._rate is not None:
            self._next = max(self._next, now - _LATE) + 1 / self._rate
            if self._hurried or now - self._refused_at > QUIET:
                self._rate *= 1.5 if self._hurried else 1.01

    def _measure(self) -> None:
        """How many calls a second it accepted, from the first one sent to the end of the wait it asked for."""
        self._to_measure = False
        accepted = self._sent - self._in_vain
        if accepted <= 0 or self._since is None:
            return
        known, seconds = self._rate, max(1.0, self._measured_to - self._since)
        if known is None:
            self._rate = accepted / (max(1.0, seconds / 10) if self._pause >= _LONG else seconds) / _SPARE
        elif accepted >= _FEW:  # one refusal among many is no reason to stop nearly still
            self._rate = known / 1.1
        else:
            measured = accepted / max(0.01, self._measured_to - self._since) / _SPARE
            self._rate = max(known / 2, min(known / 1.1, measured))
        self._hurried = accepted == 1 and known is None
        self._since, self._sent, self._in_vain = None, 0, 0

    def _give_up(self, wait: float) -> None:
        while self._line:
            one = self._line.popleft()
            if not one.turn.done():
                one.turn.set_exception(_too_long(wait))


def _too_long(wait: float) -> RateLimited:
    asks = f", for another {wait:.0f} s" if wait >= 1 else ""
    words = f"the server's rate limit is reached (429){asks}. Nothing was sent; try later."
    return RateLimited(words, retry_after=wait)


def line_before(model: object) -> Line | None:
    """That of the model's provider in the running loop; None: it has none, such as a simulated one without limits."""
    line = getattr(model, "line", None)  # a model of one's own need not know of it
    return line if isinstance(line, Line) else None


def line_to(base_url: str, key: str) -> Line:
    """The line before one endpoint and key, for all runs of the running loop."""
    lines = _LINES.setdefault(asyncio.get_running_loop(), {})
    name = base_url, blake2b(key.encode(), digest_size=16).digest()
    if name not in lines:
        if len(lines) >= _MOST:
            for other in [other for other, line in lines.items() if line.idle]:
                del lines[other]
        lines[name] = Line()
    return lines[name]
