"""The command line taken apart: what is an input, what is an option, and what is wrong, in one line."""

from __future__ import annotations

import json

import pytest

from core import Result, Rounds, Text, pattern
from core.lesson.lesson import Lesson
from core.lesson.registry import LESSONS
from core.shell import arguments
from tests.rows import rows


def test_each_input_is_an_item_and_line_breaks_split(call):
    code, out, _ = call("parallelization", EMAILS[0], "\n".join(EMAILS[1:]) + "\r\n", "--speed", "at-once", "--json")
    assert code == 0 and json.loads(out)["result"]["emails"] == EMAILS


def test_standard_input_is_an_input(call):
    items = "\ufeffzweite ü\r\n\r\nthird\n"
    _, out, _ = call("parallelization", "first", "-", "--speed", "at-once", "--json", stdin=items)
    assert json.loads(out)["result"]["emails"] == ["first", "zweite ü", "third"]
    _, out, _ = call("orchestrator-workers", "-", "--clock", "virtual", "--json", stdin="Plan a party\nfor ten\n")
    assert json.loads(out)["trace"]["spans"][0]["prompt"].endswith("Task: Plan a party\nfor ten")


def test_a_chain_takes_one_topic_or_a_list(call):
    given = (["AI"], ["AI", "Art"])
    one, two = (call("prompt_chaining", *topics, "--clock", "virtual", "--json")[1] for topics in given)
    fields = ["outline", "draft", "final", "polished"]
    assert list(json.loads(one)["result"]) == fields
    assert [list(chain) for chain in json.loads(two)["result"]["chains"]] == [fields] * 2


@rows(
    "arguments, said",
    [
        ((), "PATTERN"),
        (("routing",), "INPUT"),
        (("poetry", "x"), "there is no pattern 'poetry': choose one of prompt_chaining"),
        (("routing", ""), "query is empty"),
        (("routing", "\u2800\u3164"), "query is empty"),
        (("parallelization", "\u2800\n\U000e0020"), "item 1, is empty"),
        (("prompt_chaining", " \n "), "topic is empty"),
        (("parallelization", ""), "item 1, is empty"),
        (("routing", "I", "need", "a", "refund"), "takes one text, and 4 were given. Put the text in quotes"),
        (("routing", "x", "--concurrency", "0"), "'0' is no limit: write a whole number from 1, or leave it out"),
        (("routing", "x", "--concurrency", "two"), "--concurrency"),
        (("routing", "x", "--seed", "9" * 30), "no seed: write a whole number from 0 to 4,294,967,295"),
        (("routing", "x", "--seed", "9" * 6000), "no seed: write a whole number from 0 to 4,294,967,295"),
        (("routing", "x", "--seed", "-1"), "from 0 to 4,294,967,295"),
        (("routing", "x", "--clock", "sundial"), "--clock"),
        (("routing", "x", "--speed", "fast"), "no speed"),
        (("routing", "x", "--speed", "0"), "no speed"),
        (("routing", "x", "--speed", "nan"), "no speed"),
        (("routing", "x", "--colour"), "--colour"),
        (("routing", "x", "--target-score", "8"), "no --target-score; evaluator_optimizer and research_report have."),
        (("research_report", "x", "--candidates", "2"), "no --candidates; evaluator_optimizer has. Leave it out"),
        (("technical", "x"), "there is no pattern 'technical'"),
        (("evaluator_optimizer", "x", "--target-score", "11"), "target_score"),
        (("evaluator_optimizer", "x", "--candidates", "9" * 6000), "no whole number of up to 18 digits"),
        (("routing", "x" * 200_001), "200,000 are allowed"),
        (("parallelization", "a\n" * 10_001), "10,000 are allowed"),
        (("serve", "--port", "70000"), "1 to 65535"),
        (("serve", "--burst", "5"), "--burst of which limit? Give --requests-a-minute or"),
        (("routing", "x", "--burst", "5", "--slots", "2"), "--burst of which limit?"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(call, arguments, said):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert said in err and err.count("\n") == 1 and err.endswith("\n")


EMAILS = ["Meeting at 3pm", "50% off!", "Server down"]


class Dug(Result):
    depth: int
    said: str


@pattern
async def dig(topic: Text, depth: Rounds = 2, seconds: float = 0.5, json: Text = "none") -> Dug:
    return Dug(depth=depth, said=f"{seconds} {json}")


@pytest.fixture
def stranger(monkeypatch):
    monkeypatch.setitem(LESSONS, "dig", Lesson(dig))
    monkeypatch.setitem(arguments.PATTERNS, "dig", dig)


def test_an_option_of_a_stranger_s_pattern_is_a_flag(stranger, call):
    code, out, _ = call("dig", "rain", "--depth", "3", "--seconds", "1.5", "--clock", "virtual")
    assert code == 0 and out.splitlines()[:2] == ["depth: 3", "said: 1.5 none"]
    code, _, err = call("dig", "rain", "--depth", "21")
    assert code == 2 and err.startswith("depth must be less than or equal to 20")
    assert call("routing", "x", "--depth", "3")[2] == "routing has no --depth; dig has. Leave it out.\n"


def test_a_flag_that_the_run_has_for_itself_stays_the_run_s(stranger, call):
    assert "said" in json.loads(call("dig", "rain", "--json", "--clock", "virtual")[1])["result"]


def test_help_lists_what_is_in_the_lesson_and_each_option_under_its_patterns(stranger, capsys):
    with pytest.raises(SystemExit):
        arguments.arguments(["--help"])
    out = capsys.readouterr().out
    assert "technical" not in out and "billing" not in out
    _, _, of_mine = out.partition("\ndig:\n")
    assert of_mine.split("\n\n")[0].split() == [
        "--depth", "N", "1", "to", "20;", "2", "if", "not", "given", "--seconds", "X", "seconds;", "0.5", "if", "not",
        "given",
    ]  # fmt: skip
