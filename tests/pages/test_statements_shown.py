"""What the lesson states can be read on the page that the table names, as the page opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pages.parts.show.menu import MENU, RACING
from tests.pages.opened import Opened
from tests.rows import rows
from tests.statements import STATEMENTS


def texts(data: Any) -> Iterator[str]:
    """All texts in the data of a drawing."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from texts(part)


@cache
def read(page: str) -> str:
    """All that can be read on a page before anything runs: words, labels, prompts, presets, what is drawn."""
    opened = Opened(page)
    assert not opened.at.query_params.get("run")
    fields = [found for kind in ("text_area", "number_input", "selectbox", "radio") for found in opened.at.get(kind)]
    said = [opened.words, *(found.label for found in fields)]
    said += [str(found.value) for found in fields if found.type == "text_area"]
    said += [option for found in fields if found.type in ("selectbox", "radio") for option in found.options]
    said += [text for found in opened.at.get("bidi_component") for text in texts(json.loads(found.proto.json))]
    return " ".join(" ".join(said).split())


def says(words: str, shown: str) -> bool:
    """Do the words hold all pieces of what is shown, one after the other?"""
    at = 0
    for piece in shown.split(" … "):
        at = words.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


@rows("row", [row for row in STATEMENTS if row.shown])
def test_the_statement_can_be_read_on_its_page(row):
    assert says(read(row.page), row.shown)


def test_a_contrast_told_the_wrong_way_round_is_seen():
    shown = next(row.shown for row in STATEMENTS if row.number == "2.7")
    page = read("workflows_vs_agents")
    swapped = page.replace("assembly line", "?").replace("consultant", "assembly line").replace("?", "consultant")
    assert says(page, shown) and not says(swapped, shown)
    assert says("one, two", "one … two") and not says("two, one", "one … two") and not says("one", "one … one")


def test_there_are_five_patterns_in_the_lessons_order():
    names = [page.name for page in MENU if page.section == RACING]
    assert names == [page.name for page in MENU][:5]
    assert names == [
        "prompt_chaining", "routing", "parallelization", "orchestrator_workers", "evaluator_optimizer"
    ]  # fmt: skip


def test_the_contrast_ends_with_what_comes_next():
    assert [header.value for header in Opened("workflows_vs_agents").at.header][-1] == "Next: agent architecture"
