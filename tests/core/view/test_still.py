"""A run in a notebook: one piece of HTML with all that the picture shows, and nothing that could run."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

import core
from core.run import Run
from core.view.still import MOST_ROWS, still
from tests.house import ROOT
from tests.scripted import Scripted

HOSTILE = '<script>alert("x")</script>'


def shown(run):
    """The picture as it is parsed, and all its words."""
    html = run._repr_html_()
    figure = ET.fromstring(html)
    drawing = figure.find("{http://www.w3.org/2000/svg}svg")
    return figure, drawing, "\n".join(figure.itertext())


def rows(drawing):
    return [g.find("{*}title").text for g in drawing.findall("{*}g")]


@pytest.mark.parametrize(
    ("pattern", "given", "names"),
    [
        (core.prompt_chaining, "Photosynthesis", ["outline", "draft", "final"]),
        (core.parallelization, ["a", "b", "c"], ["classify 1", "classify 2", "classify 3"]),
        (core.routing, "I was charged twice, refund please", None),
        (core.orchestrator_workers, "Organise a two-day class trip for 28 pupils", None),
        (core.evaluator_optimizer, "Write a haiku about rain", None),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_call_has_a_row_with_its_time(pattern, given, names):
    run = core.forecast(pattern, given)
    _, drawing, words = shown(run)

    drawn = rows(drawing)
    assert len(drawn) == run.trace.calls
    assert names is None or [name.split()[0] for name in drawn] == [name.split()[0] for name in names]
    for span in run.trace.spans:
        assert f"{span.duration:.2f} s" in words
    assert "predicted" in words and f"{run.trace.calls} calls" in words


def test_it_is_one_piece_and_nothing_in_it_can_run_or_ask_for_more(play):
    run = play(core.run(core.parallelization, [HOSTILE], model=Scripted([HOSTILE])))
    html = run._repr_html_()

    assert "<script" not in html and "http" not in html.replace("http://www.w3.org/2000/svg", "")
    assert not [name for node in ET.fromstring(html).iter() for name in node.attrib if name.startswith("on")]
    assert "prefers-color-scheme:dark" in html


def test_what_failed_says_why(play):
    down = core.errors.KeyRefused("the server refused <the key>", status=401)
    run = play(core.run(core.prompt_chaining, "cats", model=Scripted([down])))
    _, drawing, words = shown(run)

    assert run.status == "failed" and "the server refused <the key>" in words
    assert "var(--failed)" in ET.tostring(drawing, encoding="unicode")


def test_waiting_retries_and_losers_are_drawn():
    busy = core.forecast(core.parallelization, ["a", "b", "c"], concurrency=2)
    broken = core.forecast(core.prompt_chaining, "cats", breaks=["outline:fail"])
    raced = core.forecast(core.speculative_routing, "I was charged twice, refund please")

    assert 'stroke="var(--idle)" stroke-width="2"' in busy._repr_html_()
    assert 'stroke="var(--failed)" stroke-width="2" stroke-dasharray="2 3"' in broken._repr_html_()
    assert 'stroke="var(--idle)" stroke-width="1.5" stroke-dasharray="3 3"' in raced._repr_html_()


def test_of_many_calls_the_first_are_drawn_and_it_says_so():
    _, drawing, words = shown(core.forecast(core.parallelization, [f"mail {i}" for i in range(50)] * 2))
    assert len(rows(drawing)) == MOST_ROWS and f"The first {MOST_ROWS} of 100 calls are drawn." in words


def test_a_run_without_calls_is_its_sentence_and_one_at_once_has_no_length(play):
    assert "<svg" not in still(core.Trace(pattern="routing"), "failed", "No key.")
    at_once = play(core.run(core.prompt_chaining, "cats", model=core.Simulated(speed=float("inf"))))
    assert len(rows(shown(at_once)[1])) == 3


def test_core_alone_loads_no_drawing():
    code = "import sys, core; print('core.view.still' in sys.modules, core.Run.still is not None)"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split() == ["False", "True"]
    assert isinstance(core.forecast(core.prompt_chaining, "cats"), Run)
