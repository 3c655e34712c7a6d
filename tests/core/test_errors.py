"""The tree of errors is the one that is drawn, and each says what its reader has to know."""

from __future__ import annotations

import re

from core import errors
from core.errors import CallError, CallFailed, TimedOut, kind_of_failure
from tests.rows import rows

OWN = {name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, Exception)}


def drawn() -> dict[str, str]:
    """Each error in the drawing with the one that it hangs on, by how far right it stands."""
    above: dict[str, str] = {}
    open_: list[tuple[int, str]] = []
    for found in re.finditer(r"^([│├└─ ]*)([A-Z][A-Za-z]+)", errors.__doc__ or "", re.MULTILINE):
        deep, name = len(found[1]), found[2]
        if name in OWN:
            open_ = [one for one in open_ if one[0] < deep]
            above[name] = open_[-1][1] if open_ else "Exception"
            open_.append((deep, name))
    return above


def test_the_drawing_is_the_tree():
    assert drawn() == {name: one.__bases__[0].__name__ for name, one in OWN.items()}


def test_bad_input_is_a_value_error_and_a_refused_address_is_a_wrong_setting():
    assert issubclass(errors.InputError, ValueError)
    assert issubclass(errors.AddressRefused, errors.ConfigError) and errors.AddressRefused.kind == "config"


@rows("error", [one for one in OWN.values() if issubclass(one, CallError)], name=lambda error: error.__name__)
def test_a_failed_attempt_has_its_words_for_a_table_and_is_tried_at_least_once(error):
    named = error not in (CallError, errors.UnusableAnswer)  # which nobody raises
    assert (kind_of_failure(error.kind) != "failed") is named
    assert error.tries >= 1 and issubclass(error, errors.ConnectionFailed) <= (error.kind == "connection")


@rows(
    "attempts, said",
    [
        (0, "The step 'draft' failed: no answer in 30 s."),
        (1, "The step 'draft' failed: no answer in 30 s."),
        (2, "The step 'draft' failed 2 times in 31.2 s; the last time: no answer in 30 s."),
    ],
)
def test_a_failed_call_says_how_often_it_was_tried_if_more_than_once(attempts, said):
    failed = CallFailed("draft", attempts, 31.24, TimedOut("no answer in 30 s."))
    assert str(failed) == said and failed.kind == "timeout" and failed.attempts == attempts
