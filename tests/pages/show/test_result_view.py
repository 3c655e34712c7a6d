"""Any result by its fields: facts, lists, texts; a failed call keeps its place and says why."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from pydantic import BaseModel
from streamlit.testing.v1 import AppTest

from core import Failed, Result
from core.errors import kind_of_failure
from pages.parts.show.result_view import as_lines
from tests.pages.opened import Opened
from tests.until import LONGEST


def test_a_vote_shows_the_decision_the_rule_and_who_failed():
    opened = Opened("parallelization", preset="voting-undecided").at_once().press("Run").wait()
    assert "**cannot decide**" in opened.words and "Only 1 of 3 voted; more than half must." in opened.words
    rows = opened.drawn("list 0")["rows"]
    assert [row[1:3] for row in rows] == [["safety", "failed"], ["clarity", "approve"], ["budget", "failed"]]


def test_a_gate_that_stops_the_chain_is_no_finished_text():
    opened = Opened("prompt_chaining", preset="gate-stops").at_once().press("Run").wait()
    assert opened.hero["state"][2] == "stopped by the gate: no date and no place"
    assert opened.hero["result"] == ["No text", ""]


def test_what_a_gate_missed_is_said_in_a_sentence_and_not_as_facts():
    opened = Opened("prompt_chaining", preset="gate-stops").at_once().press("Run").wait()
    assert "The outline names no date and no place, even after it was sent back once" in opened.words
    assert "Missing" not in opened.everything() and "Passed" not in opened.everything()
    assert (
        "The gate let it through" in Opened("prompt_chaining", preset="gate-opens").at_once().press("Run").wait().words
    )


def test_a_program_is_drawn_as_one_and_a_parsed_answer_that_was_kept_as_its_fields():
    opened = Opened("evaluator_optimizer").at_once().press("Run").wait()
    assert opened.drawn("final")["text"].startswith("def binary_search")
    assert as_lines({"category": "refund", "is_urgent": True, "parts": []}) == (
        "Category: refund\nIs urgent: yes\nParts: none"
    )


class Part(BaseModel):
    title: str
    checked: bool
    score: int | None


class Everything(Result):
    kind: Literal["short", "long"]
    rounds: int
    scores: list[int]
    parts: list[Part | Failed]
    answers: list[str | Failed]
    empty: list[str]
    nothing: str
    final: str
    program: str


EVERYTHING = Everything(
    kind="long",
    rounds=2,
    scores=[7, 9],
    parts=[Part(title="One", checked=True, score=None), Failed(error="It timed out.", kind="timeout")],
    answers=["![x](//evil)", Failed(error="It was refused.", kind="refused")],
    empty=[],
    nothing="",
    final="![x](//evil)",
    program="def go():\n    return 1\n",
)


@pytest.fixture(scope="module")
def everything():
    def page():
        from pages.parts.show.result_view import result_view
        from tests.pages.show.test_result_view import EVERYTHING

        result_view(EVERYTHING, "any")

    return AppTest.from_function(page, default_timeout=LONGEST).run()


def test_facts_texts_and_lists_are_told_apart_and_what_is_empty_is_left_out(everything):
    facts = [element.value for element in everything.markdown]
    assert facts[:3] == [f":small[:gray[{name}]]  \n**{value}**" for name, value in
                         [("Kind", "long"), ("Rounds", "2"), ("Scores", "7\\, 9")]]  # fmt: skip
    assert facts[3:] == [":small[:gray[Final]]", ":small[:gray[Program]]"]
    assert [element.value for element in everything.text] == ["![x](//evil)"], "a text of a model is no Markdown"


def test_lists_of_one_length_are_columns_of_one_table_and_a_failed_one_keeps_its_place(everything):
    drawn = {data["view"]: data for data in (json.loads(e.proto.json)[0] for e in everything.get("bidi_component"))}
    assert drawn["program"]["text"] == EVERYTHING.program
    assert drawn["table"]["head"] == ["", "Title", "Checked", "Score", "Answers"]
    assert drawn["table"]["rows"] == [
        ["1", "One", "yes", "not known", "![x](//evil)"],
        ["2", "failed", "", kind_of_failure("timeout"), "failed: It was refused."],
    ]


def test_a_text_that_failed_keeps_its_place_and_says_why():
    opened = Opened("routing", preset="moderation-insult", **{"break": "remove:refuse"}).at_once().press("Run").wait()
    assert opened.hero["status"] == "partial" and "failed: The step 'remove' failed: the model declined" in opened.words
