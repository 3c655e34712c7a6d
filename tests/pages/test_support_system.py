"""The page of the support system: route, urgency, reply, and the label of a partial one."""

from __future__ import annotations

import pytest

from tests.pages.opened import Opened


@pytest.mark.parametrize(
    ("preset", "steps"), [("printer-offline", ["diagnosis", "solution"]), ("higher-bill", ["account", "policy"])]
)
def test_the_support_page_shows_route_urgency_reply_and_what_it_is_made_of(preset, steps):
    opened = Opened("support_system", preset=preset).at_once().press("Run").wait()
    assert [row[0] for row in opened.drawn("route")["rows"]] == steps
    assert "Urgency" in opened.words and "Partial" not in opened.words
    made = [call["id"] for call in opened.hero["calls"] if call["status"] != "idle"]  # the others are ways not taken
    assert opened.hero["folds"][0]["calls"] == made[1:]


def test_a_reply_without_one_of_its_checks_is_labelled_partial():
    opened = Opened("support_system", preset="policy-down").at_once().press("Run").wait()
    assert "**Partial reply.** :gray[Missing: the policy check.]" in opened.words
    assert "partial reply" in opened.hero["state"]
