"""What a session knows of its models: which have calls enough, by what they are called, and how they are drawn."""

from __future__ import annotations

from dataclasses import replace

from core.forecasts.own import Own, fit_all
from core.forecasts.settings import Settings
from core.laws.calibrate import Call, measured
from tests.core.forecasts.answered import done
from tests.core.laws.known_server import KnownServer, watched_run

LABELS, DRAFTS = (
    [call for call in measured([watched_run(40, KnownServer())]) if call.step == step] for step in ("label", "draft")
)
CALLS = tuple(call for both in zip(LABELS, DRAFTS, strict=True) for call in both)


def of(model, count, step=""):
    return tuple(Call(model, step or one.step, one.first, one.seconds, one.tokens) for one in CALLS[:count])


def test_models_with_calls_enough_are_numbered_so_that_a_link_names_none():
    own = Own((*of("few", 29), *of("a", 30), *of("b", 40)))
    assert own.models == {"calibrated": "a", "calibrated 2": "b"}
    assert own.profile("calibrated 2").fit.model == "b"
    assert own.profile("small") is own.profile("calibrated 3") is None
    assert Own().models == {}


def test_work_is_called_by_a_digest_that_names_no_model_and_changes_with_the_calls():
    one, same, more = (Settings(profile="calibrated", own=Own(of("secret-8b", count))) for count in (40, 40, 41))
    for names in (("own",), ("items",)):
        assert one.asked(names) == same.asked(names) != more.asked(names)
        assert "secret" not in one.asked(names)
    assert one.asked(("items",)) != replace(one, items=9).asked(("items",))


def test_a_profile_is_fitted_once():
    own = Own(of("a", 40))
    assert own.profile("calibrated") is own.profile("calibrated") and own == Own(of("a", 40))


def test_all_that_there_are_calls_enough_for_are_fitted():
    found = done(fit_all(Own((*of("a", 80), *of("b", 31)))))
    assert [(one.profile.model, one.profile.step) for one in found.fits] == [
        ("a", ""), ("a", "label"), ("a", "draft"), ("b", ""),
    ]  # fmt: skip
    assert [one.profile.step for one in found.drawn] == ["label", "draft", ""]
    assert all(len(one.first) == len(one.each) == len(one.profile.calls) for one in found.fits)


def test_too_few_are_an_answer_too():
    found = done(fit_all(Own((*of("a", 12), *of("b", 3)))))
    assert found.fits == () and found.most == 12
    assert done(fit_all(Own())).most == 0
