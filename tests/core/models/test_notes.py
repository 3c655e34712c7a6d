"""Texts that come with the request, taken apart in their own words."""

from __future__ import annotations

import random
import re

from core.models.simulated.replies import notes, speak
from core.models.simulated.replies.prompt import read_prompt
from tests.rows import rows


def said(prompt, instructions="", seed=1):
    return speak.say(read_prompt(instructions, prompt), random.Random(seed))


def test_a_text_that_comes_with_the_request_is_outlined_in_its_own_words():
    notes = "The club meets on Monday at six, in room 12. Bring a friend. There will be tea."
    outline = said(f"Create a 3-point outline for: {notes}").text
    own = set(re.findall(r"\w+", notes.lower()))
    assert set(re.findall(r"[a-z]\w+", outline.lower())) <= own and outline.count("\n") == 2


def test_a_part_that_is_missing_is_named_by_the_whole():
    made = said(
        "Combine the parts into one answer to the task: Recycling\n\n1. Paper is reused.\n\n2. Missing part: Glass"
    )
    assert "Not covered: Glass" in made.text and "Paper is reused." in made.text


def test_a_point_is_a_sentence_up_to_its_comma_and_what_stands_behind_fills_up():
    text = "The fair opens at nine, with music. Bring water."
    assert notes.points(text, 3) == ["The fair opens at nine", "Bring water", "With music"]
    assert notes.points("One. Two. Three.", 2) == ["One", "Two"]


def test_a_summary_is_the_first_sentence_and_the_longest_others_in_their_order():
    text = "It rained. The river rose over the road that night. We slept. In the morning the road was gone."
    assert notes.summary(text, 2) == "It rained. The river rose over the road that night."
    assert notes.summary(text, 3) == text.replace(" We slept.", "") and notes.summary("", 2) == ""


@rows(
    "sign, text, named",
    [
        ("date", "We meet on Monday.", True),
        ("date", "You may come.", False),
        ("date", "Until 4 May.", True),
        ("place", "We meet in the gym.", True),
        ("place", "We meet in April.", False),
        ("colour", "A red door.", None),
        ("date", "The simulated model knows nothing about “Monday”, so this stands in its place: x", False),
    ],
)
def test_a_date_or_a_place_is_found_and_nothing_else_is_looked_for(sign, text, named):
    assert notes.names(sign, text) is named


def test_the_clause_that_names_it_is_given_alone():
    assert notes.clause_with("date", "Bring water, we meet on 4 May. Bye.") == "we meet on 4 May"
    assert notes.clause_with("place", "Bring water.") == ""


def test_parts_are_counted_from_one_and_a_missing_one_is_named():
    above, parts, missing = notes.delivered("So far.\n\n1. Paper.\n\n2. Missing part: Glass.\n\n3. In 2. place")
    assert (above, parts, missing) == ("So far.", ["Paper.", "In 2. place"], ["Glass"])
    assert notes.delivered("One.\n\nTwo.") == ("", ["One.", "Two."], [])


def test_figures_are_listed_as_the_text_writes_them_and_sorted_by_their_size():
    text = "East sold 1,400 units, West had about 2.5 million; North was 900 thousand."
    listed = notes.figures(text).text
    assert listed.splitlines() == ["East sold: 1,400 units", "West: 2.5 million", "North: 900 thousand"]
    falling = notes.ranked(listed, "Sort, largest first").text.splitlines()
    assert [line.split(":")[0] for line in falling] == ["West", "North", "East sold"]
    assert notes.ranked(f"None\n{listed}", "Sort").text.splitlines() == [*falling[::-1], "None"]
    assert notes.figures("No figure here.").unknown


def test_a_table_has_a_row_a_line_and_no_text_opens_a_cell_of_its_own():
    rows = notes.table("East: 1,400\nWe|st: 2").text.splitlines()
    assert rows == ["| | Figure |", "| --- | ---: |", "| East | 1,400 |", "| We/st | 2 |"]


@rows(
    "task, parts",
    [
        ("Compare trains, buses and ferries in a small town", ["trains", "buses", "ferries", notes.COMPARISON]),
        ("Discuss longer shifts as seen by doctors and nurses", ["doctors", "nurses"]),
        ("Explain rain", []),
        ("Plan a day: only one thing", []),
    ],
)
def test_the_parts_that_a_task_lists_are_found(task, parts):
    assert notes.listed(task) == parts
