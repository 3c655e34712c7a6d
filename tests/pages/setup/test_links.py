"""Links: a setup as the query of an address and back, and that a link opens the same run on another computer."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from core.errors import InputError
from core.lesson.presets.read import presets_of
from core.lesson.which_pattern import paths
from pages.parts.setup.links import (
    MOST_CHARACTERS,
    address,
    answers,
    answers_to_query,
    asks,
    changes,
    from_query,
    models_from_query,
    models_to_query,
    numbers,
    to_query,
)  # fmt: skip
from pages.parts.show.menu import PAGES
from tests.pages.opened import Opened, link_of
from tests.presets import all_presets
from tests.rows import rows

OWN = {"input": "Why?", "at_once": None, "seed": 7, "latency": "jittered", "profile": "small", "speed": "Real time"}
CHOICES = {"latency": ("jittered", "equal"), "profile": ("small", "large"), "speed": ("Real time", "4x")}
SCRIPTS = {PAGES[name].kept or name: name for name in PAGES}


def there_and_back(fields, prompts=None):
    query, left_out = to_query("first", OWN | fields, OWN, prompts or {})
    assert not left_out
    return from_query(
        dict(parse_qsl(address("", query)[1:], keep_blank_values=True)),
        OWN,
        ("draft", "edit"),
        CHOICES,
        ("draft", "edit").__contains__,
    )


def test_what_the_preset_says_itself_is_not_in_its_link():
    assert to_query("first", OWN, OWN, {}) == ({"preset": "first", "seed": "7"}, [])


@pytest.mark.parametrize(
    "changed",
    [{"input": "Wo ist mein Paket?\n\tänderbar & = % + #"}, {"input": ""}, {"at_once": 3}, {"seed": 0},
     {"latency": "equal", "profile": "large", "speed": "4x"}, {"break": "draft:hang,edit 2:wrong-shape"}],
)  # fmt: skip
def test_what_a_link_carries_comes_back(changed):
    assert there_and_back(changed) == ({"seed": 7} | changed, {}, [])


@pytest.mark.parametrize("given", ["draft:explode", "draft", "nowhere:hang", "draft:hang,draft:fail", "a" * 1_000_000])
def test_a_fault_that_cannot_be_ordered_is_left_out_and_said(given):
    asked = from_query({"break": given}, OWN, ("draft",), CHOICES, ("draft",).__contains__)
    assert asked.fields == {"break": ""} and len(asked.notices) == 1 and given not in asked.notices[0]


def test_no_limit_comes_back_where_the_preset_has_one():
    query, _ = to_query("first", OWN, OWN | {"at_once": 4}, {})
    assert query["at_once"] == "none" and from_query(query, OWN, (), CHOICES, ().__contains__).fields["at_once"] is None


def test_prompts_that_differ_come_back_by_step():
    assert there_and_back({}, {"draft": "Write: {topic}", "edit": ""}).prompts == {
        "draft": "Write: {topic}",
        "edit": "",
    }


def test_all_texts_of_a_link_share_two_thousand_characters():
    most, one_more = "a" * MOST_CHARACTERS, "a" * (MOST_CHARACTERS + 1)
    query, left_out = to_query("first", OWN | {"input": most}, OWN, {"draft": "b"})
    assert query["input"] == most and left_out == ["draft"]
    query, left_out = to_query("first", OWN | {"input": one_more}, OWN, {"draft": "b"})
    assert "input" not in query and query["prompt.draft"] == "b" and left_out == ["input"]


@pytest.mark.parametrize("text", ["bell \x07", "half \ud83d", "null \x00"])
def test_what_is_no_text_is_not_carried(text):
    query, left_out = to_query("first", OWN | {"input": text}, OWN, {})
    assert left_out == ["input"] and address("", query)


@rows(
    "given, value, said",
    [("3", 3, False), ("0", 1, True), ("51", 50, True), ("none", None, False), ("1e3", "own", True), ("٣", "own", True),
     ("-", "own", True), ("", "own", True), ("9" * 1_000_000, 50, True), ("<b>", "own", True), ("--5", "own", True)],
)  # fmt: skip
def test_a_whole_number_is_clamped_what_is_none_leaves_the_page_its_own_and_it_is_said(given, value, said):
    found, notices = numbers({"at_once": given}, {"at_once": (1, 50)})
    assert {"at_once": "own"} | found == {"at_once": value} and bool(notices) == said and "<b>" not in "".join(notices)


@pytest.mark.parametrize(
    ("given", "value"), [("2.25", 2.25), ("inf", None), ("1e9", None), ("1.2.3", None), ("999", 120.0)]
)
def test_a_number_with_a_fraction_is_clamped_too(given, value):
    assert numbers({"seconds": given}, {"seconds": (0.1, 120.0)})[0].get("seconds") == value


@rows(
    "query",
    [{"input": "a" * 1_000_000}, {"input": "\x00"}, {"input": "\x1b[31m"}, {"prompt.draft": "a" * 2_001},
     {"prompt.<script>": "x"}, {"prompt.": "x"}, {"latency": "<img src=x>"}, {"speed": "Never"}, {"profile": ""},
     {"target_score": "5"}],
)  # fmt: skip
def test_what_is_not_known_is_left_out_and_said_in_one_sentence(query):
    asked = from_query(query, OWN, ("draft",), CHOICES, ("draft",).__contains__)
    assert (asked.fields, asked.prompts) == ({}, {})
    assert len(asked.notices) == 1 and not any(value and value in asked.notices[0] for value in query.values())


@pytest.mark.parametrize(("path", "end"), list(paths()), ids=[end for _, end in paths()])
def test_answers_come_back(path, end):
    assert answers(answers_to_query(dict(path))["answers"]) == (dict(path), [])


@pytest.mark.parametrize(("given", "count"), [("9", 0), ("00", 1), ("1x", 1), ("١", 0), ("1" * 1_000_000, 4)])
def test_answers_that_do_not_fit_are_left_out(given, count):
    found, notices = answers(given)
    assert len(found) == count and len(notices) == 1


def signature(opened: Opened, page: str) -> str:
    """What the forecast on the page is a forecast of."""
    opened.press("Show forecast")
    return opened.at.session_state[f"page {page}"].uncovered


def test_changes_by_hand_are_read_as_the_drawing_writes_them():
    """The same line as in tests/drawings/hand_changes.test.mjs."""
    written = [["lasts", 3, 0.3], ["limit", None], ["drawn", 4, 3]]
    assert changes("lasts-3-0.3_limit-none_drawn-4-3") == written


@pytest.mark.parametrize(
    "given", ["", "-", "lasts", "lasts-1-", "lasts-٣-1", "limit-" + "1" * 21, "cut-1-0.5", "x" * 2001]
)
def test_what_is_no_change_is_refused_without_a_word_of_it(given):
    with pytest.raises(InputError, match=r"^The address brings a change of the run that is none; .*as it was\.$"):
        changes(given)


@pytest.mark.parametrize("page", all_presets())
def test_a_link_opens_the_same_run_in_a_new_session(page):
    opened = Opened(SCRIPTS[page]).type(f"{page} preset", presets_of(page)[:2][-1].id)
    wanted = {"input": "One & two?\nthree = 3", "latency": "equal", "profile": "large", "seed": 42}
    wanted |= {"at_once": 2, "target_score": 9, "max_iterations": 2}
    there = {element.key for kind in ("text_area", "number_input", "selectbox") for element in opened.at.get(kind)}
    opened.fill(**{f"{page} {name}": value for name, value in wanted.items() if f"{page} {name}" in there})
    prompts = sorted(key for key in there if key.startswith(f"{page} prompt "))
    if prompts:
        opened.type(prompts[0], opened.field(prompts[0]).value + " Be brief.")
    opened.type("speed", "4x")
    link = link_of(opened)
    second = Opened(SCRIPTS[page], **link)
    assert second.field("speed").value == "4x" and link_of(second) == link
    assert signature(second, page) == signature(opened, page)
    assert "The address" not in second.words


def test_a_link_says_what_it_has_no_room_for():
    opened = Opened("routing").type("input", "a" * 2_001)
    assert "input" not in link_of(opened) and "Not in the link: the input." in opened.words


def test_a_link_never_has_a_key_an_address_a_model_or_a_run():
    opened = Opened("routing").at_once().press("Run").wait().type("model", "Live endpoint")
    opened.type("api_key", "sk-secret").type("base_url", "http://127.0.0.1:9/v1").type("model_name", "my-model")
    assert link_of(opened) == {"preset": presets_of("routing")[0].id, "seed": "7"}


def test_a_link_can_open_in_presenter_mode():
    opened = Opened("routing")
    opened.at.toggle[0].set_value(True)
    assert link_of(opened.look())["presenter"] == "1"


@pytest.mark.parametrize(
    "query",
    [{"input": "<img src=x onerror=alert(1)> ![x](http://127.0.0.1:9/a.png)"}, {"input": "a" * 1_000_000},
     {"prompt.shipping": "\x00"}, {"prompt.nowhere": "x"}, {"speed": "<b>"}, {"latency": "0"}, {"target_score": "x"},
     {"seed": "1e999"}, {"presenter": "yes"}, {"unknown": "x" * 1_000_000}],
)  # fmt: skip
def test_a_hostile_link_opens_the_page_and_nothing_of_it_is_markup(query):
    opened = Opened("routing", **query)
    assert all("<img" not in str(e.value) and "<b>" not in str(e.value) for e in opened.at.markdown)
    assert opened.at_once().press("Run").wait().hero["status"] == "done"


@pytest.mark.parametrize(
    ("query", "said"),
    [({"seed": "abc"}, "As “seed” the address asks for something that is no whole number; it is left as it is."),
     ({"seed": "9" * 30}, "As “seed” the address asks for a number outside 0 to 9,999; it is 9999 here."),
     ({"seed": "9" * 6000}, "As “seed” the address asks for a number outside 0 to 9,999; it is 9999 here."),
     ({"at_once": "77"}, "As “at once” the address asks for a number outside 1 to 50; it is 50 here."),
     ({"max_iterations": "0"}, "As “limit of rounds” the address asks for a number outside 1 to 10; it is 1 here.")],
)  # fmt: skip
def test_what_is_wrong_with_a_number_is_said_in_plain_words(query, said):
    assert numbers(query, {"seed": (0, 9999), "at_once": (1, 50), "max_iterations": (1, 10)})[1] == [said]


@pytest.mark.parametrize(
    ("name", "given", "becomes"),
    [("seed", "-1", 0), ("seed", "9" * 400, 9999), ("seed", "NaN", 7), ("seed", "1e308", 7), ("seed", "12345", 9999),
     ("at_once", "0", 1), ("at_once", "٣", None), ("at_once", "77", 50)],
)  # fmt: skip
def test_numbers_in_the_address_are_clamped_or_else_the_presets_own_and_it_is_said(name, given, becomes):
    opened = Opened("parallelization", **{name: given})
    assert opened.field(name).value == becomes and "the address asks for" in opened.words


def test_preset_and_seed_of_an_address_are_taken():
    preset = presets_of("parallelization")[1]
    opened = Opened("parallelization", preset=preset.id, seed="3")
    assert opened.field("preset").value == preset.id and opened.field("seed").value == 3
    assert opened.field("input").value == "\n".join(preset.input)


def test_an_unknown_preset_is_said_and_the_first_one_taken():
    opened = Opened("routing", preset="<script>")
    assert "choose another instead" in opened.words and "<script>" not in opened.words
    assert opened.field("preset").value == presets_of("routing")[0].id


MODELS_HERE = {"model.draft": "gpt-5-mini", "model.outline": "gpt-4o"}


def test_the_models_of_single_steps_come_back_by_step():
    query = MODELS_HERE | {"prompt.draft": "x"}
    models, notices = models_from_query(query, ("outline", "draft"), ("gpt-5-mini", "gpt-4o"))
    assert models == {"draft": "gpt-5-mini", "outline": "gpt-4o"} and notices == []
    assert models_to_query(models) == MODELS_HERE and asks({"model.draft": "gpt-4o"})


@pytest.mark.parametrize(
    ("query", "kept", "said"),
    [
        ({"model.nowhere": "gpt-5-mini"}, {}, ["a model for a step that is not here"]),
        ({"model.": "gpt-5-mini", "model.draft": "gpt-5-mini"}, {"draft": "gpt-5-mini"}, ["a step that is not here"]),
        ({"model.draft": "<img src=x>"}, {}, ["a model that is not offered here"]),
        ({"model.draft": "\x00", "model.x": "\x00"}, {}, ["for a step that is not here", "that is not offered here"]),
    ],
)
def test_a_model_for_no_step_or_a_model_that_is_none_is_left_out_and_said(query, kept, said):
    models, notices = models_from_query(query, ("outline", "draft"), ("gpt-5-mini",))
    assert models == kept and len(notices) == len(said)
    assert all(words in notice for words, notice in zip(said, notices, strict=True)) and "<" not in str(notices)
