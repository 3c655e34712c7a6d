"""The picture of the costs: any pattern with formulas is in it, and its numbers can be dragged."""

from __future__ import annotations

from decimal import Decimal

from core.laws.costs import Tokens
from core.laws.estimate import Formula, Size, Stages, estimate
from core.lesson.lesson import Costs, Lesson
from core.lesson.registry import LESSONS
from pages.parts.show.costs_picture import of_many, shortened
from tests.pages.opened import Opened, link_of


def test_a_strangers_pattern_with_formulas_of_its_own_is_drawn_and_dragged_too(monkeypatch):
    async def relay(task):
        """Each call hands on to the next."""

    def each_hands_on(given):
        legs = given.sizes["legs"]
        law = (Formula(legs, "one a leg", str(legs)), Formula(legs * given.seconds, "legs × seconds a call", ""))
        bars = Stages([("work", [[given.seconds] * legs])], None)
        read = Formula(legs * given.prompt, "legs × prompt", "")
        return estimate("relay", law, read, [Tokens(given.prompt, given.answer)] * legs, bars)

    costs = Costs(
        each_hands_on, "When one cannot run all of it.", "No leg is skipped.", (Size("legs", "Legs", 4, 2, 9),)
    )
    monkeypatch.setitem(LESSONS, "relay", Lesson(relay, costs=costs))
    opened = Opened("cost_performance")
    assert opened.drawn("costs")["rows"][-1]["name"] == "Relay" and opened.drawn("costs")["rows"][-1]["calls"] == 4000
    opened.type("cost legs", 7)
    assert opened.drawn("costs")["rows"][-1]["calls"] == 7000 and len(opened.drawn("costs")["rows"][-1]["bars"]) == 7
    assert link_of(opened) == {"legs": "7"} and "No leg is skipped." in opened.words


def test_money_is_that_of_a_thousand_runs_and_large_counts_are_short():
    assert of_many(Decimal("0.00042")) == "$0.42" and of_many(Decimal("0.0123")) == "$12.30"
    assert of_many(None) == "price not known"
    assert [shortened(n) for n in (900, 12_000, 2_100_000)] == ["900", "12,000", "2.1M"]
