"""The routes of a room: who may come in, what they may do, and in which words it is refused."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from core.rooms import rooms as core_rooms
from core.rooms.errors import NoDatabase, NoRoom
from core.rooms.question import Question
from pages.parts.rooms import incoming, wrong_codes
from pages.parts.server.astray import Astray
from pages.parts.server.first_paint import FirstPaint
from pages.parts.server.routes import routes
from pages.parts.server.security import SecurityHeaders
from tests.pages.rooms.conftest import CHOICE, NUMBER

PAGE = {"Accept": "text/html"}
ORIGIN = {"Origin": "http://testserver"}


def browser():
    around = [Middleware(Astray), Middleware(SecurityHeaders), Middleware(FirstPaint)]
    return TestClient(Starlette(routes=routes(), middleware=around), follow_redirects=False, headers=ORIGIN)


@pytest.fixture
def phone(hub):
    return browser()


@pytest.fixture
def teacher(lesson):
    client = browser()
    assert client.post("/room/own", json={"code": lesson.code, "secret": lesson.secret}).status_code == 200
    return client


def joined(lesson, client):
    answer = client.post(f"/room/{lesson.code}/join", json={})
    assert answer.status_code == 200
    return client.cookies["lab_device"]


def test_from_the_letters_to_the_room(phone, lesson):
    assert phone.get("/join", headers=PAGE).status_code == 200
    typed = phone.get("/room", params={"code": f" {lesson.code[:2].lower()}-{lesson.code[2:]}"})
    assert (typed.status_code, typed.headers["location"]) == (303, f"room/{lesson.code}")
    assert phone.get(f"/room/{lesson.code.lower()}").headers["location"] == lesson.code
    page = phone.get(f"/room/{lesson.code}", headers=PAGE)
    assert page.status_code == 200 and "stApp" not in page.text, "Streamlit's own sheet is none of a phone's"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff" and page.headers["referrer-policy"] == "no-referrer"


def test_the_page_is_the_same_before_and_after_and_joins_nobody_by_itself(phone, lesson, hub):
    before = phone.get(f"/room/{lesson.code}").text
    lesson.ask(NUMBER)
    assert phone.get(f"/room/{lesson.code}").text == before and hub.rooms.find(lesson.code).here == 0


@pytest.mark.parametrize("code", ["BBBB", "AEIO", "BCD", "B" * 300, "../../etc/passwd"])
def test_wrong_letters_are_a_sentence_and_can_be_typed_again(phone, lesson, code):
    for answer in (phone.get("/room", params={"code": code}), phone.get(f"/room/{code}", headers=PAGE)):
        while answer.is_redirect:
            answer = phone.get(f"/room/{answer.headers['location'].removeprefix('room/')}")
        assert answer.status_code == 404
    assert str(NoRoom()) in phone.get("/room/BBBB").text


def test_a_device_joins_once_and_its_answer_counts(phone, lesson, hub):
    device = joined(lesson, phone)
    assert joined(lesson, phone) == device and hub.rooms.find(lesson.code).here == 1
    number = lesson.ask(CHOICE)
    url = f"/room/{lesson.code}/answer"
    assert phone.post(url, json={"number": number, "value": 1}).json() == {"value": 1}
    assert phone.post(url, json={"number": number, "value": 2}).json() == {"value": 2}
    assert hub.rooms.own_answers(lesson.code, device) == {1: {1: 2}}
    lesson.go_on("spread")
    late = phone.post(url, json={"number": number, "value": 0})
    assert late.status_code == 409 and "no answer any more" in late.json()["error"]


@pytest.mark.parametrize("value", ["x", 7, -1, None, True, [1], {"a": 1}, 1.5, 10**400])
def test_what_is_no_answer_is_refused_in_words(phone, lesson, value):
    joined(lesson, phone)
    answer = phone.post(f"/room/{lesson.code}/answer", json={"number": lesson.ask(CHOICE), "value": value})
    assert answer.status_code == 409 and answer.json()["error"]


def test_who_has_not_joined_hears_nothing_and_does_nothing(phone, lesson):
    number = lesson.ask(CHOICE)
    for answer in (
        phone.get(f"/room/{lesson.code}/live"),
        phone.get("/room/BBBB/live"),
        phone.post(f"/room/{lesson.code}/answer", json={"number": number, "value": 1}),
        phone.post(f"/room/{lesson.code}/run", json={"number": 1}),
    ):
        assert answer.status_code == 404 and answer.json()["error"]
    phone.cookies.set("lab_device", "made-up")
    there = phone.post(f"/room/{lesson.code}/answer", json={"number": 99, "value": 1})
    nowhere = phone.post("/room/BBBB/answer", json={"number": 99, "value": 1})
    assert there.status_code == nowhere.status_code == 404, "else letters could be guessed here, and without a limit"
    assert there.json() == nowhere.json()


def test_a_page_of_another_site_does_nothing(phone, lesson):
    for path in ("own", f"{lesson.code}/join", f"{lesson.code}/answer", f"{lesson.code}/run", f"{lesson.code}/lead"):
        answer = phone.post(f"/room/{path}", json={}, headers={"Origin": "http://evil.example"})
        assert answer.status_code == 403, path


def test_from_where_too_many_wrong_letters_come_nobody_new_comes_in(phone, lesson, monkeypatch):
    joined(lesson, phone)
    monkeypatch.setattr(wrong_codes, "OF_AN_ADDRESS", 3)
    stranger = browser()
    assert [stranger.get(f"/room/BBB{letter}").status_code for letter in "BCDF"] == [404, 404, 404, 429]
    assert stranger.get(f"/room/{lesson.code}").status_code == 429
    refused = stranger.post(f"/room/{lesson.code}/join", json={})
    assert refused.status_code == 429 and "Wait a minute" in refused.json()["error"]
    assert phone.get(f"/room/{lesson.code}").status_code == 200, "who is in the room comes back"


def test_two_rooms_in_one_browser_are_two_devices(phone, lesson, hub):
    device = joined(lesson, phone)
    other, _ = hub.rooms.open()
    assert phone.post(f"/room/{other}/join", json={}).status_code == 200
    assert phone.cookies["lab_device"] == device and hub.rooms.is_member(other, device)


def test_a_full_room_says_so(phone, lesson, monkeypatch):
    monkeypatch.setattr(core_rooms, "MOST_MEMBERS", 1)
    lesson.join("one")
    answer = phone.post(f"/room/{lesson.code}/join", json={})
    assert answer.status_code == 409 and "full" in answer.json()["error"]


def test_the_teacher_asks_goes_on_and_closes(teacher, lesson, hub):
    lead = f"/room/{lesson.code}/lead"
    number = teacher.post(lead, json={"do": "ask", "question": CHOICE.dump()}).json()["number"]
    assert teacher.post(lead, json={"do": "stage", "number": number, "to": "truth"}).json() == {}
    assert hub.rooms.find(lesson.code).now.stage == "truth"
    assert len(teacher.post(lead, json={"do": "hand over"}).json()["digits"]) == 6
    order = {"page": "routing", "query": {}}
    assert teacher.post(lead, json={"do": "everyone", "order": order}).json() == {"number": 1}
    table = teacher.get(f"/room/{lesson.code}/answers.csv")
    assert table.headers["content-disposition"].startswith("attachment") and "Which route?" in table.text
    assert teacher.post(lead, json={"do": "close"}).json() == {}
    assert lesson.code not in hub.rooms.versions([lesson.code])


@pytest.mark.parametrize(
    "told",
    [
        {}, {"do": "fly"}, {"do": "ask"}, {"do": "ask", "question": {"words": "?", "shape": 1}},
        {"do": "ask", "question": 5}, {"do": "stage", "number": "x", "to": "truth"}, {"do": "everyone", "order": {}},
        {"do": "everyone", "order": {"page": ["routing"], "query": {}}}, {"do": "ask", "question": {"words": 5}},
    ],
)  # fmt: skip
def test_what_a_room_cannot_do_is_refused_in_words(teacher, lesson, told):
    answer = teacher.post(f"/room/{lesson.code}/lead", json=told)
    assert answer.status_code == 409 and answer.json()["error"]


def test_only_the_browser_that_leads_does_so(phone, lesson):
    assert phone.post("/room/own", json={"code": lesson.code, "secret": "guessed"}).status_code == 403
    assert phone.post(f"/room/{lesson.code}/lead", json={"do": "close"}).status_code == 403
    assert phone.get(f"/room/{lesson.code}/lead").status_code == 403
    table = phone.get(f"/room/{lesson.code}/answers.csv")
    assert table.status_code == 403 and "Another browser leads" in table.text
    assert incoming.LEAD not in phone.cookies


def test_a_browser_that_leads_no_more_forgets_the_secret(teacher):
    assert incoming.LEAD in teacher.cookies
    teacher.post("/room/own", json={})
    assert incoming.LEAD not in teacher.cookies


def test_half_of_a_character_does_not_silence_the_room(phone, lesson, hub):
    joined(lesson, phone)
    number = lesson.ask(Question("Why?", free=True))
    written = f'{{"number": {number}, "value": "no \\ud83d end"}}'
    headers = {"Content-Type": "application/json"}
    assert phone.post(f"/room/{lesson.code}/answer", content=written, headers=headers).json() == {"value": "no ? end"}


def test_a_database_that_is_away_is_no_refusal(phone, lesson, hub, monkeypatch):
    device = joined(lesson, phone)

    def away(*_):
        raise NoDatabase("The place where rooms are kept is busy.")

    monkeypatch.setattr(hub.rooms, "answer", away)
    answer = phone.post(f"/room/{lesson.code}/answer", json={"number": 1, "value": 1})
    assert device and answer.status_code == 503 and "busy" in answer.json()["error"], "its phone tries again by itself"
    monkeypatch.setattr(hub.rooms, "is_member", away)
    page = phone.get(f"/room/{lesson.code}")
    assert page.status_code == 503 and "busy" in page.text
