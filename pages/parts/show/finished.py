"""A run that has come to a result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from core.run import Run

R = TypeVar("R")


@dataclass(frozen=True)
class Finished(Run[R]):
    """A run that has ended with a result, maybe a partial one; what is drawn below a page's picture."""

    result: R


def finished(run: Run[R]) -> Finished[R] | None:
    """The run with the result that it has; None where it has none."""
    return None if run.result is None else Finished(run.status, run.trace, run.result, run.error)
