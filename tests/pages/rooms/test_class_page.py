"""The page In class: with a room, without one, and one that is taken over."""

from __future__ import annotations

from core.rooms.lists import LessonList, Step, to_link
from pages.parts.rooms import room_panel
from pages.parts.rooms.hub import hub
from tests.pages.opened import Opened


def test_without_a_room_it_says_what_it_does_and_opens_one():
    opened = Opened("class_room")
    assert "Everyone answers on a phone" in opened.words and opened.at.title[0].value == "In class"
    opened.press("Open a room")
    room = opened.drawn("class")
    assert room["whole"] and len(room["lesson"]["items"]) == 10 and room["titles"]["routing"] == "Routing"
    assert "Everyone answers on a phone" not in opened.words


def test_another_device_takes_a_room_over_with_its_digits():
    code, secret = hub.rooms.open()
    opened = Opened("class_room")
    opened.field("take over letters").set_value(code.lower())
    opened.field("take over digits").set_value("no digits")
    opened.press("Take over")
    assert "These letters and digits lead no room" in opened.words
    opened.field("take over letters").set_value(code)
    opened.field("take over digits").set_value(hub.rooms.hand_over(code, secret))
    opened.press("Take over")
    assert opened.drawn("class")["room"] == code and not hub.rooms.owns(code, secret)


def test_a_step_of_the_lesson_opens_its_page_with_its_question_and_the_next_one_follows(monkeypatch):
    opened = Opened("class_room").press("Open a room")
    drawn, acts = room_panel.draw, [{"do": "open", "place": 2}]

    def draw(view, data, key, **listeners):
        drawn(view, data, key=key, **listeners)
        return type("Told", (), {"room": acts.pop() if acts else None})()

    monkeypatch.setattr(room_panel, "draw", draw)
    opened.look()
    panel = opened.drawn("class")
    assert panel["page"] == "routing" and panel["place"] == 2 and panel["following"]
    assert [ask["question"]["kind"] for ask in panel["asks"] if ask["first"]] == ["route"]
    acts.append({"do": "open", "place": 3})
    opened.look()
    assert opened.look().drawn("class")["place"] == 3


def test_a_link_brings_a_colleagues_lesson():
    lesson = LessonList("Ada’s lesson", (Step("routing", words="Why two calls?", free=True),))
    opened = Opened("class_room", lesson=to_link(lesson)).press("Open a room")
    sent = opened.drawn("class")["lesson"]
    assert (sent["title"], [item["words"] for item in sent["items"]]) == ("Ada’s lesson", ["Why two calls?"])
    assert "Back to our lesson in ten questions" in opened.buttons
    assert len(opened.press("Back to our lesson in ten questions").drawn("class")["lesson"]["items"]) == 10
    assert "is not complete" in Opened("class_room", lesson="x").words
