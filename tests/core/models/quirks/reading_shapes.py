"""Section 1, second half: JSON and values, as models and servers write them for a shape that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel

from core.errors import WrongShape
from core.patterns.evaluator_optimizer import Evaluation
from core.patterns.orchestrator_workers import TaskPlan
from core.patterns.routing import SupportCategory
from tests.core.models.quirks.made import completion, packed, texts
from tests.core.models.quirks.read import Quirk

SHAPES = "1. JSON and values"
LABEL = {"category": "refund", "urgency": "low"}
PLAIN = json.dumps(LABEL)
OTHER = json.dumps({"category": "general", "urgency": "low"})


class Verdict(BaseModel):
    verdict: Literal["yes", "no", "in doubt"]


class Listed(BaseModel):
    labels: list[Literal["red", "green"]]
    note: str | None = None
    sure: bool


JSONS = {  # how the label comes, and what is said to have been done
    "as it is": (PLAIN, ""),
    "with spaces": (json.dumps(LABEL, indent=2), ""),
    "a fence": (f"```json\n{PLAIN}\n```", "code fence"),
    "a fence without a language": (f"```\n{PLAIN}\n```", "code fence"),
    "a fence in capitals": (f"```JSON\n{PLAIN}```", "code fence"),
    "text around a fence": (f"Sure, here it is:\n\n```json\n{PLAIN}\n```\nHope it helps.", "code fence"),
    "a fence that never ends": (f"```json\n{PLAIN}", "text around it"),
    "prose before": (f"The label is {PLAIN}", "text around it"),
    "prose behind": (f"{PLAIN}\n\nIt is about money.", "text around it"),
    "prose around": (f"Here you go: {PLAIN} Anything else?", "text around it"),
    "twice the same": (f"{PLAIN}\n{PLAIN}", "text around it"),
    "a byte order mark": (f"\ufeff{PLAIN}", "byte order mark"),
    "thoughts before": (f"<think>\nA {{refund}}?\n</think>\n{PLAIN}", "thoughts kept apart"),
    "thoughts and a fence": (
        f"A refund.</think>```json\n{PLAIN}\n```",
        "thoughts kept apart; taken out of a code fence",
    ),
    "as Python writes it": (str(LABEL), "put in order"),
    "a comma too many": ('{"category": "refund", "urgency": "low",}', "put in order"),
    "written twice": (json.dumps(PLAIN), "put in order"),
    "a list of one": (f"[{PLAIN}]", "list of one"),
    "an object around it": (json.dumps({"SupportCategory": LABEL}), "object around it"),
    "fields in capitals": ('{"CATEGORY": "refund", "Urgency": "low"}', "read as category"),
    "one field more": (json.dumps({**LABEL, "why": "money"}), ""),
    "as JSON5 has it": ("{category: 'refund', urgency: 'low',}", "put in order"),
    "comments": ('{"category": "refund", // money\n /* how */ "urgency": "low" # low\n}', "put in order"),
    "words without quotes": ("{category: refund, urgency: low}", "put in order"),
    "quotes of a book": ("{“category”: “refund”, “urgency”: “low”}", "put in order"),
    "JSON5 in a fence": ("```json5\n{'category': 'refund', 'urgency': 'low'}\n```", "code fence"),
    "JSON5 in a sentence": ("Sure: {category: 'refund', urgency: 'low'} Fine?", "text around it"),
    "a program": ("const label = {category: 'refund', urgency: 'low'};", "text around it"),
    "None beside it": ("{'category': 'refund', 'urgency': 'low', 'note': None, 'sure': True}", "put in order"),
    "quoted once more": (PLAIN.replace('"', '\\"'), "put in order"),
    "as HTML has it": (PLAIN.replace('"', "&quot;"), "put in order"),
    "lines": ("**Category:** Refund\n- urgency: low", "field by field"),
    "elements": ("<label><category>refund</category>\n<urgency>low</urgency></label>", "field by field"),
    "capitals": ('{"category": "REFUND", "urgency": "Low"}', "written in another way"),
    "blanks": ('{"category": " refund", "urgency": "low \\n"}', "taken off"),
    "line ends": ('{"category": "refund\\r\\n", "urgency": "\\nlow"}', "taken off"),
    "quotes": ('{"category": "\'refund\'", "urgency": "“low”"}', "taken off"),
    "bold": ('{"category": "**refund**", "urgency": "`low`"}', "taken off"),
    "a full stop": ('{"category": "Refund.", "urgency": "low."}', "written in another way"),
}
REFUSED = {
    "a synonym": '{"category": "billing", "urgency": "low"}',
    "a translation": '{"category": "Erstattung", "urgency": "low"}',
    "two labels": '{"category": "refund or general", "urgency": "low"}',
    "a list of labels": '{"category": ["refund"], "urgency": "low"}',
    "a sentence": '{"category": "It is a refund", "urgency": "low"}',
    "a beginning": '{"category": "ref", "urgency": "low"}',
    "no urgency": '{"category": "refund"}',
    "null": '{"category": "refund", "urgency": null}',
    "cut": '{"category": "refund", "urg',
    "two that differ": f"{PLAIN} or {OTHER}",
    "two fences that differ": f"```json\n{PLAIN}\n```\n```json\n{OTHER}\n```",
    "words alone": "refund",
    "a quote inside quotes": "{'category': 'it's a refund', 'urgency': 'low'}",
    "JSON5, cut": "{category: 'refund', urgency: 'lo",
    "no brace at the end": '{"category": "refund", "urgency": "low"',
    "JSON5, two that differ": "{category: 'refund', urgency: 'low'} or {category: 'general', urgency: 'low'}",
    "words that are no label": "{category: refund or general, urgency: low}",
    "a comma too many": "{category: 'refund',, urgency: 'low'}",
    "undefined": "{category: undefined, urgency: 'low'}",
    "a line twice": "category: refund\ncategory: general\nurgency: low",
    "a list of two": f"[{PLAIN}, {OTHER}]",
    "another shape": '{"unexpected": true}',
    "the schema itself": '{"type": "object", "properties": {"category": {"enum": ["refund"]}}}',
}
EIGHT = (
    '"8"',
    "8.0",
    "8e0",
    '"8.0"',
    '" 8 "',
    '"8/10"',
    '"8 / 10"',
    '"8.0/10"',
    '"8 out of 10"',
    "8.",
    "8/10",
    "8 / 10",
    '"8."',
)
NO_SCORE = (
    "11", "0", "-1", "NaN", "8.5", "Infinity", '"11"', '"0"', '"-8"', '"8.5"', '"11/10"', '"8/100"', '"80/100"',
    '"8/5"', '"eight"', '"8,5"', '"7-8"', '"about 8"', '"8th"', '"80%"', "true", "null", "[8]", '""', '"NaN"',
    "1e400", '"٨"', "0x8", "08", "80%", "8/5", "{}", "~8",
)  # fmt: skip


def shapes() -> Iterator[Quirk]:
    for name, (text, done) in JSONS.items():
        yield from texts(SHAPES, name, LABEL, text, shape=SupportCategory, done=done)
    for name, text in REFUSED.items():
        yield from texts(SHAPES, f"refused: {name}", WrongShape, text, shape=SupportCategory)
    for score in EIGHT:
        want = {"score": 8, "feedback": "3/4 is good."}
        yield from texts(SHAPES, f"a score: {score}", want, verdict(score), shape=Evaluation, done="number")
    for score in NO_SCORE:
        yield from texts(SHAPES, f"no score: {score}", WrongShape, verdict(score), shape=Evaluation)
    both = {"subtasks": ["Dig.", "Plant."]}
    for name, text in {
        "a bare list": '["Dig.", "Plant."]',
        "a list in a text": json.dumps({"subtasks": '["Dig.", "Plant."]'}),
        "a list in a sentence": 'Here: ["Dig.", "Plant."]',
        "another spelling": json.dumps({"sub_tasks": "- Dig.\n- Plant."}),
        "numbered lines": json.dumps({"subtasks": "1. Dig.\n2. Plant."}),
        "bullets": json.dumps({"subtasks": "- Dig.\n- Plant.\n"}),
    }.items():
        yield from texts(SHAPES, name, both, text, shape=TaskPlan, done="list")
    for name, text in {"commas": '{"subtasks": "Dig., Plant."}', "numbers": '{"subtasks": ["Dig.", 7]}'}.items():
        yield from texts(SHAPES, f"no list: {name}", WrongShape, text, shape=TaskPlan)
    for text, want in {"Yes.": "yes", ' "no"\n': "no", "in_doubt": "in doubt", "IN DOUBT": "in doubt"}.items():
        yield from texts(SHAPES, f"the only field: {text!r}", {"verdict": want}, text, shape=Verdict, done="taken as")
    for text in ("maybe", "The answer is yes", "yes and no", ""):
        error: Any = WrongShape if text else Exception
        yield from texts(SHAPES, f"not the only field: {text!r}", error, text, shape=Verdict)
    text = json.dumps({"labels": ["Red", " green"], "note": None, "sure": "True"})
    yield from texts(SHAPES, "within", {"labels": ["red", "green"], "note": None, "sure": True}, text, shape=Listed)
    text = '{"score": 8, "feedback": "one\ntwo"}'
    yield from texts(
        SHAPES, "a line end", {"score": 8, "feedback": "one\ntwo"}, text, shape=Evaluation, done="in order"
    )
    call = {"id": "c", "function": {"name": "SupportCategory", "arguments": PLAIN}}
    body = packed(completion({"content": None, "tool_calls": [call]}, "tool_calls"))
    yield Quirk(SHAPES, "as a tool call", "chat", False, body, LABEL, shape=SupportCategory, done="out of a tool call")


def verdict(score: str) -> str:
    return f'{{"score": {score}, "feedback": "3/4 is good."}}'


QUIRKS = [*shapes()]
