"""Your own model, drawn and told: before there are calls enough, with a profile, and with a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.forecasts.own import Own, fit_all
from core.forecasts.record import Compared, Forecast
from core.laws.calibrate import Call, measured
from core.view.numbers.own import data, figures, in_words, tables, told
from tests.core.forecasts.answered import done
from tests.core.laws.known_server import KnownServer, watched_run

CALLS = tuple(measured([watched_run(40, KnownServer())]))
RECORD = (
    Compared("Routing, run 1", "known-8b", 80, Forecast(8.2, 7.0, 9.5, 3), 7.9, 3),
    Compared("Routing, run 2", "known-8b", 83, Forecast(8.0, 7.0, 9.0, 3), 16.0, 5),
)


def shown(calls=CALLS, record=(), left_out=0):
    return done(fit_all(Own(calls, record, left_out)))


def test_before_there_are_calls_enough_it_says_how_many_are_missing():
    found = shown(CALLS[:29])
    assert told(found).figure == "29 of 30" and "1 call to go" in told(found).sentence
    assert figures(found) == [] and tables(found) == {} and len(data(found)["Every call"].rows) == 29
    assert told(shown(())).figure == "0 of 30"


def test_the_calls_stand_on_their_profile():
    first, each = figures(shown())
    for figure, times in ((first, 1), (each, 1000)):
        diagonal, *steps = figure.data
        assert list(diagonal.x) == list(diagonal.y)
        assert [one.name for one in steps] == ["label, 40 calls", "draft, 40 calls"]
        for one in steps:
            assert sorted(one.x) == list(one.x) and one.y[20] == pytest.approx(one.x[20], rel=0.15)
            assert times == 1 or one.y[20] == pytest.approx(1000 / 105, rel=0.1)
    assert first.layout.xaxis.range == first.layout.yaxis.range


@pytest.mark.parametrize(("count", "said"), [(1, ""), (3, ""), (4, ", 6 of 8 profiles")])
def test_a_chart_of_some_profiles_says_of_how_many(count, said):
    calls = tuple(replace(call, model=f"model-{number}") for number in range(count) for call in CALLS)
    for title, figure in zip(("First token", "One token"), figures(shown(calls)), strict=True):
        assert figure.layout.title.text == f"{title}: calls on their profile{said}" and len(figure.data) <= 7


@pytest.mark.parametrize(("each", "figure"), [(1 / 1234, "1,234/s"), (1 / 12.34, "12.3/s"), (1 / 99.96, "100/s")])
def test_a_pace_is_written_as_a_reader_would(each, figure):
    assert told(shown(tuple(Call("m", "s", 0.5, 0.5 + 100 * each, 100) for _ in range(30)))).figure == figure


def test_the_name_of_a_model_is_no_markup_of_a_chart():
    named = [replace(call, model=name) for name in ('<a href="//evil.example">m</a>', "b&b") for call in CALLS]
    for figure in figures(shown(tuple(named))):
        _, first, *_, last = figure.data
        assert first.name.startswith('&lt;a href="//evil.example"&gt;m&lt;/a&gt;, label') and "<" not in first.name
        assert not [words for words in first.hovertext if "<" in words] and last.name.startswith("b&amp;b, draft")


def test_the_sentence_has_the_figures_of_the_profile():
    said = told(shown())
    assert said.figure.endswith("/s") and 95 < float(said.figure[:-2]) < 115
    assert "(spread 0." in said.sentence and "fitted to 80 calls" in said.sentence
    assert "right or wrong" in said.sentence  # there is no record yet


def test_the_profiles_are_in_the_open_by_step_and_one_of_few_calls_says_so():
    few = (*CALLS, *(Call("known-8b", "rare", 0.6, 0.8, 7) for _ in range(3)))
    table = tables(shown(few))["Its profile, by step"]
    rows = table.shown
    assert {len(row) for row in rows} == {len(table.head)}
    assert [row[1:3] for row in rows] == [["all steps", "83"], ["label", "40"], ["draft", "40"], ["rare", "3"]]
    assert rows[3][3:] == ["as all steps", "", "", "7"]


def test_the_record_is_in_the_open_also_where_it_was_wrong():
    found = shown(record=RECORD)
    table = tables(found)["The lab’s forecasts, beside the runs"]
    rows = table.shown
    assert {len(row) for row in rows} == {len(table.head)}
    wrong, right = rows  # the last first
    assert wrong[5:] == ["16.00", "no", "-50%", "3", "5"] and right[5:] == ["7.90", "yes", "+4%", "3", "3"][:5]
    assert "off by 27% in the median, at worst by 50%" in told(found).sentence
    chart = figures(found)[2].data[1]
    assert list(zip(chart.x, chart.y, strict=True)) == [(8.2, 7.9), (8.0, 16.0)]
    assert list(chart.error_x.array) == pytest.approx([1.3, 1.0])


@pytest.mark.parametrize("record", [(), RECORD])
def test_the_runs_that_are_in_no_record_are_counted(record):
    assert "2 runs stand beside none: stopped" in told(shown(record=record, left_out=2)).sentence
    assert "1 run stands beside none: stopped" in told(shown(record=record, left_out=1)).sentence
    assert "beside none" not in told(shown(record=record)).sentence


def test_beside_a_run_stands_one_line():
    right, wrong = map(in_words, RECORD)
    assert right == "Forecast from your 80 calls: 8.20 s. Measured 7.90 s: the forecast was 4% too long."
    assert wrong == (
        "Forecast from your 83 calls: 8.00 s in 3 calls. Measured 16.00 s in 5 calls: the forecast was 50% too short."
    )
