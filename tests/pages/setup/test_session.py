"""A run keeps its own setup: its result is drawn by it, the page says what differs, and a reload gives it back."""

from __future__ import annotations

import pytest

from core.models.simulated.latency import PROFILES
from core.runner import runner
from tests.pages.opened import Opened

pytestmark = pytest.mark.usefixtures("empty_shelf")
NOTICE = "The picture shows a run with another {} than the fields."


def ran(page, **fields):
    opened = Opened(page).at_once()
    for name, value in fields.items():
        opened.type(name, value)
    return opened.press("Run").wait()


@pytest.mark.parametrize("page", ["evaluator_optimizer", "research_report"])
def test_a_finished_run_is_drawn_against_its_own_target(page):
    opened = ran(page, target_score=7)
    assert "the target of 7" in opened.words or "the target was 7" in opened.words
    opened.type("target_score", 10)
    assert "target of 10" not in opened.words and "target was 10" not in opened.words
    assert NOTICE.format("target score") in opened.words


def test_chains_keep_the_topics_that_they_were_made_for():
    opened = ran("prompt_chaining", input="Tides\nVolcanoes").type("input", "Bees\nBread")
    topics = [text.value for text in opened.at.text if len(text.value) < 20]
    assert "Tides" in topics and "Volcanoes" in topics and "Bees" not in topics
    assert opened.type("input", "Bees").hero["ended"], "one topic in the field, two in the run"


@pytest.mark.parametrize(
    ("page", "name", "value", "said"),
    [("parallelization", "at_once", 2, "limit"), ("routing", "seed", 42, "seed"),
     ("routing", "latency", "equal", "latency"), ("routing", "profile", "large", "profile"),
     ("evaluator_optimizer", "max_iterations", 2, "number of rounds"),
     ("routing", "prompt routing refund", "Customer: {query}", "prompt"), ("routing", "input", "Hello", "input")],
)  # fmt: skip
def test_the_page_says_what_differs_between_the_fields_and_the_run(page, name, value, said):
    opened = ran(page)
    assert "The picture shows a run" not in opened.words and "stale" not in opened.hero
    assert NOTICE.format(said) in opened.type(name, value).words
    assert opened.hero["stale"] == f"another {said}", "for its state line"
    assert "The picture shows a run" not in opened.press("Run").wait().words


def test_several_differences_are_named_in_a_row():
    opened = ran("routing").type("input", "Hello").type("seed", 1).type("profile", list(PROFILES)[1])
    assert NOTICE.format("input, seed and profile") in opened.words


def test_a_pitfall_differs_from_the_fields_only_where_they_are_not_its_presets():
    opened = Opened("evaluator_optimizer", preset="gets-worse").at_once().press("Naive and guarded").wait()
    assert "The picture shows a run" not in opened.words
    assert NOTICE.format("seed") in opened.type("seed", 1).words


FIELDS = {
    "parallelization": {"input": "one\ntwo", "at_once": 2, "latency": "equal", "profile": "large", "seed": 42},
    "evaluator_optimizer": {"target_score": 9, "max_iterations": 2, "input": "A poem"},
    "prompt_chaining": {"prompt prompt_chaining outline": "A list of points about: {topic}"},
    "workflows_vs_agents": {"agent prompt agent decide": "Please: {question}"},
}


@pytest.mark.parametrize("page", FIELDS)
def test_a_page_that_is_loaded_anew_has_all_fields_of_the_run_it_shows(page):
    opened = ran(page, **FIELDS[page])
    again = Opened(page, run=opened.at.query_params["run"])
    assert {name: again.field(name).value for name in FIELDS[page]} == FIELDS[page]
    assert "The picture shows a run" not in again.words


def test_fields_that_a_live_model_does_not_need_are_kept():
    opened = Opened("routing").type("seed", 42).type("latency", "equal").type("profile", "large")
    opened.type("model", "Live endpoint").look().type("model", "Simulated")
    assert [opened.field(name).value for name in ("seed", "latency", "profile")] == [42, "equal", "large"]


def test_at_once_can_be_set_where_several_items_share_the_slots():
    opened = Opened("prompt_chaining").at_once()
    with pytest.raises(StopIteration):
        opened.field("at_once")
    opened.type("input", "Tides\nVolcanoes\nBees").type("at_once", 2).press("Run").wait()
    assert runner.find(opened.at.query_params["run"]).runs[0].trace.peak <= 2
    assert runner.find(opened.at.query_params["run"]).runs[0].trace.concurrency == 2
    opened.type("input", "Tides").press("Run").wait()
    assert runner.find(opened.at.query_params["run"]).runs[0].trace.concurrency is None


@pytest.mark.parametrize("preset", ["model-choice", "prompt-test"])
def test_at_once_can_be_set_for_a_use_case_with_several_items(preset):
    opened = Opened("routing", preset=preset, at_once="2")
    assert opened.field("at_once").value == 2 and "the address asks for" not in opened.words.lower()
    opened.at_once().press("Run").wait()
    assert runner.find(opened.at.query_params["run"]).runs[0].trace.concurrency == 2


@pytest.mark.parametrize(
    ("page", "address"),
    [("routing", {}), ("routing", {"preset": "moderation-fine"}), ("prompt_chaining", {"input": "One topic"}),
     ("evaluator_optimizer", {})],
)  # fmt: skip
def test_a_link_that_sets_at_once_where_it_means_nothing_is_told_so(page, address):
    opened = Opened(page, at_once="2", **address)
    assert "that this page, or this input, does not have; it is left out." in opened.words
    opened.at_once().press("Run").wait()
    assert runner.find(opened.at.query_params["run"]).runs[0].trace.concurrency is None


def test_too_many_topics_are_counted_as_topics():
    opened = Opened("prompt_chaining").type("input", "\n".join(["tea"] * 51)).press("Run")
    assert "That is 51 topics; 50 are allowed here. Remove 1 or use the command line." in opened.words


def test_a_prompt_is_bounded_and_so_is_what_it_is_filled_to():
    outline, topic = "prompt prompt_chaining outline", "Tides " * 500  # 3,000 characters
    opened = Opened("prompt_chaining").at_once().type("input", topic).type(outline, "{topic} " * 2_501).press("Run")
    assert "The prompt of outline is too long: 20,000 characters are allowed here. Shorten it." in opened.words
    opened.type(outline, "{topic} " * 2_500).press("Run").wait()
    assert "1,000,000 are allowed. It names {topic} 2,500 times" in opened.everything()


def test_a_text_of_which_nothing_can_be_seen_is_no_input():
    for page in ("prompt_chaining", "routing", "parallelization"):
        opened = Opened(page).type("input", "\u2800\u3164\n\U000e0020").press("Run")
        assert "Type something under" in opened.words and "run" not in opened.at.query_params
