"""The file of a report that can be downloaded."""

from __future__ import annotations

import core
from core import Simulated
from core.lesson.presets.preset import model
from core.lesson.presets.read import preset_of
from core.models.simulated import FaultPlan, every
from pages.parts.show.report_file import file_name, markdown


def forecast(id: str):
    preset = preset_of("research_report", id)
    return core.forecast(core.research_report, preset.input, model=model(preset), **preset.settings())


def test_the_file_holds_the_final_report_under_the_topic_with_its_world():
    run = forecast("phone-bans")
    text = markdown(run.result, run.trace)
    assert text.startswith("# Effects of phone bans in schools\n\n") and run.result.final in text
    assert "Judged 2 times, score 8 of 10, ended: passed. 9 calls in " in text and "predicted" in text
    assert "Partial" not in text and file_name(run.trace) == "effects-of-phone-bans-in-schools.md"


def test_the_file_of_a_partial_report_says_so_and_names_the_part():
    run = forecast("worker-down")
    text = markdown(run.result, run.trace)
    assert "**Partial report.** Never delivered: Pedals and high wheels." in text


def test_nothing_in_the_file_loads_anything_when_it_is_opened():
    topic = "Effects of ![x](http://127.0.0.1:9/a.png) <img src=x> \\![y](z) in schools"
    slow = Simulated(faults=FaultPlan({"worker": every("slow")}))
    run = core.forecast(core.research_report, topic, model=slow)
    text = markdown(run.result, run.trace)
    live = text.replace("\\\\", "").replace("\\[", "").replace("\\<", "")
    assert "[" not in live and "<" not in live
    assert "/" not in file_name(core.forecast(core.research_report, "../../etc: history of").trace)
