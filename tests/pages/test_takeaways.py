"""The page of what stays: the takeaways, and the words of the lab."""

from __future__ import annotations

from core.lesson.glossary import words
from core.lesson.takeaways import takeaways
from pages.parts.show.menu import MENU
from tests.pages.opened import Opened, links


def test_each_takeaway_stands_with_its_page():
    opened = Opened("takeaways")
    for number, takeaway in enumerate(takeaways(), 1):
        assert f"**{number}. {takeaway.title}**" in opened.words and takeaway.look in opened.words
    names = {page.name for page in MENU}
    wanted = [(t.page, f"preset={t.preset}" if t.preset else "") for t in takeaways() if t.page in names]
    assert links(opened) == [("takeaways", "handout=1"), *wanted]


def test_for_a_class_each_title_leads_to_its_page():
    opened = Opened("takeaways", presenter="1")
    assert [name for name, _ in links(opened)] == [takeaway.page for takeaway in takeaways()]
    assert all(takeaway.words in opened.words and takeaway.look not in opened.words for takeaway in takeaways())


def test_a_word_can_be_found():
    opened = Opened("takeaways")
    assert len(opened.drawn("words")["rows"]) == len(words())
    opened.type("word", "Makespan")
    assert opened.drawn("words")["rows"][0][0] == "took"
    opened.type("word", "zebra")
    assert "None of the" in opened.words


def test_a_word_in_the_address_is_looked_up():
    assert Opened("takeaways", word="held by").drawn("words")["rows"][0][0] == "held by"
