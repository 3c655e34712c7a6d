"""Text of a link, a person or a model: in no label, tooltip or sentence of a page is it read as Markdown."""

from __future__ import annotations

import re

import pytest

from tests.pages.opened import Opened, _nodes

PLAIN = ("text", "code", "html", "bidi_component")  # their text is shown as it is
FIELDS = ("label", "help", "body", "placeholder")
SIGNS = re.compile(r"(?<!\\)!(?<!\\)\[|(?<![\\!])\[[^\]]*(?<!\\)\]\(|//evil")
ONE, TWO = "![x](//evil/x)", "![y](//evil/y)"


@pytest.fixture(autouse=True)
def nothing_was_run(empty_shelf):
    pass


def signs(opened: Opened) -> list[str]:
    """All texts of a page that the browser reads as Markdown and in which a sign of ours was meant by somebody else."""
    sent = [
        str(getattr(node.proto, field, ""))
        for node in _nodes(opened.at._tree)
        if node.type not in PLAIN
        for field in FIELDS
        if field in node.proto.DESCRIPTOR.fields_by_name
    ]
    return [text for text in sent if SIGNS.search(text)]


def test_the_steps_and_the_faults_of_a_link_are_no_markdown_before_and_after_their_run():
    steps = f"{ONE}: List {{text}}\n{TWO}: Rhyme {{text}}"
    opened = Opened("prompt_chaining", **{"preset": "by-hand", "steps": steps, "break": f"{TWO}:fail"}).at_once()
    assert f"− {TWO}" in opened.buttons and not signs(opened)
    opened.press("Run").wait()
    assert f"Kept: {ONE}" in opened.words and f"Broken: {TWO}: fail" in opened.words and not signs(opened)
    opened.press("Compare").wait()
    assert not signs(opened)


def test_a_sentence_that_quotes_a_person_is_no_markdown():
    opened = Opened("prompt_chaining", preset="by-hand").type("steps", f"{ONE}: Rhyme {{foo}}").press("Run")
    assert f"The step {ONE} has a place" in opened.words and not signs(opened)


def test_the_parts_of_a_plan_are_no_markdown():
    opened = Opened("orchestrator_workers").at_once().press("Run").wait()
    opened.type("plan", f"{ONE}\n{ONE}")
    assert f"stands there twice: {ONE}" in opened.words and not signs(opened)
    opened.type("plan", f"{ONE}\n{TWO}").press("Run again").wait()
    assert not signs(opened)


@pytest.mark.parametrize("page", ["routing", "evaluator_optimizer", "workflows_vs_agents", "support_system"])
def test_an_input_is_no_markdown_in_what_is_said_of_its_run(page):
    named = "agent" if page == "workflows_vs_agents" else page
    opened = Opened(page, input=f"{ONE} {TWO}").at_once()
    opened.page = named
    opened.press("Run").wait()
    assert not signs(opened)


def test_the_walk_finds_what_is_read_as_markdown():
    assert SIGNS.search(f"Take {ONE} out") and SIGNS.search("[here](//evil)") and not SIGNS.search(r"\!\[x\]")
