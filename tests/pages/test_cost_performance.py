"""The page of the costs: the laws of the five, filled with the numbers in the fields."""

from __future__ import annotations

from tests.pages.opened import Opened


def test_the_calculator_shows_the_five_laws_filled():
    opened = Opened("cost_performance")
    rows = {row["name"]: (row["calls"], row["seconds"], row["words"]) for row in opened.drawn("costs")["rows"]}
    assert rows["Parallelization"][:2] == (5000, 2.0) and rows["Orchestrator–workers"][:2] == (6000, 6.0)
    # 1,200 × 0.15 + 900 × 0.60 millionths of a dollar, a thousand times; on the other model × 0.40 and × 1.60
    assert rows["Prompt chaining"][2] == ["3,000", "2.1M", "$0.72", "$1.92"]
    for said in ("1 + 4 + 1 = 6", "3 × 2.00 = 6.00 s", "3 × 200 + 2 × 300 = 1,200", "**$0.72**", "Computed"):
        assert said in opened.words
    assert "Prices of 10 November 2026, from genai-prices 0.2.3." in opened.words
    assert "passing in round k costs 2k calls" in opened.words
    opened.type("cost items", 8).type("cost concurrency", 2).type("cost slowest", 2.0)
    rows = {row["name"]: row["seconds"] for row in opened.drawn("costs")["rows"]}
    assert rows["Parallelization"] == 10.0  # 2 s three times two by two, then 2 s beside 4 s
