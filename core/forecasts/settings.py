"""What a comparison by numbers is asked for: everything that can be set, and the model that it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from typing import NamedTuple

from core.errors import InputError
from core.forecasts.beside import Work
from core.forecasts.choices import SEEDS
from core.forecasts.own import Own
from core.forecasts.own_model import OwnModel
from core.forecasts.plan import whole
from core.forecasts.record import PATIENCE
from core.forecasts.subjects import Subject, single, subjects
from core.laws.costs import MODELS
from core.laws.limits import ProviderLimits
from core.lesson.same_task import SETS
from core.models.simulated import Simulated
from core.models.simulated.latency import PROFILES, Profile
from core.run import Reading

MOST_AT_ONCE = 1000
AGAINST = "provider"  # the question whose runs meet the provider's limits


@dataclass(frozen=True)
class Settings:
    """`at_once` None: no limit; `spread` None: the profile's own; `hedge`: per cent.

    `requests`, `tokens`, `slots`: the provider's limits, the first two by the minute; None: no limit. `profile`: a name
    of PROFILES, or of `own.models`, whose spread is its own. `own`: what is known of live models.
    """

    pattern: str = field(default_factory=single)
    items: int = 50
    at_once: int | None = 8
    latency: str = "jittered"
    profile: str = "small"
    spread: float | None = None
    requests: int | None = 500
    tokens: int | None = None
    slots: int | None = None
    hedge: int = 95
    watch: str = "first"  # what is watched for asking twice: the first token, or the "end"
    prices: str = MODELS[0]
    seed: int = 7
    own: Own = field(default_factory=Own)

    @property
    def calibrated(self) -> OwnModel | None:
        """The profile of a model of one's own, if it is chosen."""
        return self.own.profile(self.profile)

    def asked(self, names: Iterable[str]) -> str:
        """What the settings of these names come to, as a digest: equal ones are one and the same work.

        The work outlives the session, and what it is called by tells nothing of the calls and the models in it.
        """
        values = [self.own.digest if name == "own" else getattr(self, name) for name in names]
        return sha256(repr((values, self.calibrated)).encode()).hexdigest()

    @property
    def subject(self) -> Subject:
        """The pattern that is made larger."""
        return subjects()[self.pattern]

    @property
    def single(self) -> Subject:
        """The pattern whose items are one call each, for questions about single calls."""
        return subjects()[single()]

    @property
    def size(self) -> int:
        """The items, as many as the pattern takes."""
        return min(self.items, self.subject.most)

    @property
    def limits(self) -> ProviderLimits:
        """The provider's. Raises InputError for those that cannot be."""
        return ProviderLimits(self.requests, self.tokens, self.slots)

    def model(self, times: int | None = None, limits: ProviderLimits | None = None) -> Simulated:
        """The simulated model that these settings ask for; `times`: another seed of its times."""
        kind: Profile | str = self.calibrated or self.profile
        if self.spread is not None and isinstance(kind, str):
            kind = replace(PROFILES[kind], spread=self.spread)
        return Simulated(kind, latency=self.latency, call_deadline=PATIENCE, times=times, limits=limits)


ADDRESSED = tuple(one.name for one in fields(Settings) if one.name != "own")  # what an address may ask for


class Opening(NamedTuple):
    """One run behind a point: the pattern with its input, and what makes it that very run."""

    reading: Reading
    seed: int
    limit: int | None = None
    times: int | None = None
    limits: ProviderLimits | None = None  # of the provider

    def work(self, settings: Settings) -> Callable[[], Work]:
        """Rebuild it on the virtual clock, with the real client in its path."""

        def rebuilt() -> Work:
            yield 0.1
            model = settings.model(self.times, self.limits)
            made = self.reading.forecast(model=model, seed=self.seed, concurrency=self.limit)
            # Against limits a call may be lost: that is then what there is to see.
            return made if made.status == "partial" and self.limits else whole(made)

        return rebuilt


_POINT = re.compile(r"(\d{1,4})x(\d{1,4}|none)", re.ASCII)
_TIMES = re.compile(r"times(\d{1,3})", re.ASCII)
_WAY = re.compile(r"way(\d)\.(\d{1,3})", re.ASCII)
_POINTS = {"size": _POINT, "limit": _POINT, AGAINST: _POINT, "tail": _TIMES} | dict.fromkeys(
    SETS, _WAY
)  # of each question


def opening(settings: Settings, question: str, id: str) -> Opening:
    """The run behind a point by its name: "64x8" is 64 items at 8 at once, "times12" the seed of times 12, "way1.5" the
    second way under the seed 5. Raises InputError for a name that leads to none.
    """
    kind, subject = _POINTS.get(question), settings.subject
    found = kind.fullmatch(id) if kind else None
    if found and kind is _POINT:
        size, limit = int(found[1]), None if found[2] == "none" else int(found[2])
        if 1 <= size <= subject.most and (limit is None or 1 <= limit <= MOST_AT_ONCE):
            limits = settings.limits if question == AGAINST else None
            return Opening(subject.sized(size), settings.seed, limit, limits=limits)
    elif found and kind is _TIMES:
        return Opening(subject.sized(settings.size), settings.seed, settings.at_once, int(found[1]))
    elif found and int(found[1]) < len(ways := SETS[question]()) and int(found[2]) < SEEDS:
        reading = ways[int(found[1])].reading
        return Opening(reading, int(found[2]), reading.options.get("concurrency"))
    raise InputError("There is no such point, so no run is opened. Press a point of the chart.")
