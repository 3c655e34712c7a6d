"""Another model for a step: what is asked of it, what stands below the result, and where it is kept."""

from __future__ import annotations

import pytest

from tests.core.models.able_server import AbleServer
from tests.pages.models.able_servers import able_server
from tests.pages.opened import NOTICE, Opened, link_of, ran

pytestmark = pytest.mark.usefixtures("empty_shelf")
CLASSIFY = "model routing classify listed"


def models(opened):
    return {span.step: span.model for span in opened.shown.runs[0].trace.spans}


def test_a_step_gets_the_model_that_was_chosen_for_it_and_the_page_says_what_that_saved():
    opened = ran("routing")
    assert set(models(opened).values()) == {"gpt-4o-mini"} and "US dollars" not in opened.words
    opened.type(CLASSIFY, "gpt-5-mini")
    assert NOTICE.format("model of a step") in opened.words and "your own models" in opened.words
    opened.press("Run").wait()
    assert models(opened)["classify"] == "gpt-5-mini" and len(set(models(opened).values())) == 2
    assert "in a thousand such runs" in opened.words and "Answered: 1 by gpt-5-mini, 1 by gpt-4o-mini." in opened.words


def test_both_readings_of_a_comparison_have_it_and_the_answers_stay_the_same():
    opened = ran("routing", **{CLASSIFY: "gpt-5-mini"})
    answer = opened.shown.runs[0].result
    opened.press("Compare").wait()
    runs = opened.shown.runs
    assert all(run.trace.spans[0].model == "gpt-5-mini" for run in runs if run.trace.spans[0].step == "classify")
    assert runs[0].result == answer


def test_it_is_kept_from_page_to_page():
    opened = Opened("routing").type(CLASSIFY, "gpt-5-mini")
    opened.at.switch_page("home.py")
    opened.look()
    opened.at.switch_page("routing.py")
    assert opened.look().field(CLASSIFY).value == "gpt-5-mini"


def test_a_live_step_asks_for_its_own_model():
    server: AbleServer
    with able_server() as server:
        opened = Opened("prompt_chaining").type("model", "Live endpoint").type("base_url", server.url)
        opened.type("model_name", "m-1").type("live model prompt_chaining draft", " m-2 ").press("Run").wait()
        assert [body["model"] for body in server.asked] == ["m-1", "m-2", "m-1"]


def test_a_link_brings_them_along_and_one_without_them_takes_them_away():
    query = link_of(Opened("routing").type(CLASSIFY, "gpt-5-mini"))
    assert query["model.classify"] == "gpt-5-mini"
    opened = Opened("routing", **query).at_once()
    assert opened.field(CLASSIFY).value == "gpt-5-mini" and "your own models" in opened.words
    assert models(opened.press("Run").wait())["classify"] == "gpt-5-mini"
    opened.type("model", "Live endpoint")
    assert "model.classify" not in link_of(opened), "a link says nothing of a live model"
    opened.type("model", "Simulated").at.switch_page("home.py")
    opened.look()
    opened.at.query_params.clear()
    opened.at.query_params["preset"] = query["preset"]
    opened.at.switch_page("routing.py")
    assert opened.look().field(CLASSIFY).value is None


def test_a_link_with_a_model_for_no_step_says_so():
    opened = Opened("prompt_chaining", **{"model.draft": "gpt-5-mini", "model.x": "gpt-5-mini"})
    assert "The address names a model for a step that is not here; it is left out." in opened.words
    assert opened.field("model prompt_chaining draft listed").value == "gpt-5-mini"
