"""What a browser session knows of the models that it runs live: their calls, and its forecasts beside their runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from core.forecasts.own_model import OwnModel, own_model
from core.forecasts.record import Compared
from core.laws.calibrate import LEAST, Calibrated, Call, calibrations
from core.laws.samples import Points

CALIBRATED = "calibrated"


@dataclass(frozen=True)
class Own:
    """`calls`: those that tell first token and pace, the models in the order in which they had enough of them.

    `left_out`: live runs that are in no record.
    """

    calls: tuple[Call, ...] = ()
    record: tuple[Compared, ...] = ()
    left_out: int = 0

    @cached_property
    def models(self) -> dict[str, str]:
        """The models with calls enough, by what the choice of each is called: it names no model, so a link may."""
        enough = [model for model, count in Counter(call.model for call in self.calls).items() if count >= LEAST]
        return {f"{CALIBRATED} {place}" if place > 1 else CALIBRATED: model for place, model in enumerate(enough, 1)}

    def profile(self, name: str) -> OwnModel | None:
        """The one of that choice; None: it is the name of no model of one's own."""
        if name in self.models and name not in self._profiles:
            self._profiles[name] = own_model(self.calls, self.models[name])
        return self._profiles.get(name)

    @cached_property
    def digest(self) -> str:
        """Another one for other calls, another record, or more left out."""
        return sha256(repr((self.calls, self.record, self.left_out)).encode()).hexdigest()

    @cached_property
    def _profiles(self) -> dict[str, OwnModel]:
        return {}


@dataclass(frozen=True)
class Fit:
    """A profile with the points of its quantile plots: (fitted, measured), in seconds."""

    profile: Calibrated
    first: Points
    each: Points


@dataclass(frozen=True)
class OwnFits:
    """All profiles, and what they were fitted to; `most`: the calls of the model that has most of them."""

    own: Own
    fits: tuple[Fit, ...]
    most: int

    @property
    def drawn(self) -> list[Fit]:
        """Those of single steps, and of all steps where a model has no other."""
        stepped = {one.profile.model for one in self.fits if one.profile.step}
        return [one for one in self.fits if one.profile.step or one.profile.model not in stepped]


def fit_all(own: Own) -> Generator[float, None, OwnFits]:
    """Every profile that there are calls enough for; none is an answer, too."""
    most = max(Counter(call.model for call in own.calls).values(), default=0)
    fits = list[Fit]()
    profiles = calibrations(own.calls) if most >= LEAST else []
    for one in profiles:
        fits.append(Fit(one, one.first_plot, one.each_plot))
        yield len(fits) / len(profiles)
    return OwnFits(own, tuple(fits), most)
