"""Words and takeaways: complete, with units, findable, and each with a run that shows it."""

from __future__ import annotations

from core.lesson.glossary import explained, words, words_with
from core.lesson.presets.read import presets_of
from core.lesson.takeaways import takeaways
from tests.rows import rows

ASKED = (
    "run", "trace", "span", "attempt", "back-off", "group", "queued", "start", "slot", "depends on", "held by",
    "added up", "took", "longest chain", "what the run waited for", "speed-up", "time to first token", "tokens", "cost",
)  # fmt: skip
UNITS = {
    "back-off": "seconds", "added up": "seconds", "took": "seconds", "longest chain": "seconds",
    "what the run waited for": "seconds", "time to first token": "seconds", "tokens": "a count", "cost": "US dollars",
    "queued": "seconds since the run began", "start": "seconds since the run began", "slot": "a count",
    "speed-up": "a ratio, such as 3.7×",
    "overlap": "a ratio, such as 3.7×",
}  # fmt: skip


def test_every_word_of_the_lab_is_there_once():
    names = [word.name for word in words()]
    assert set(ASKED) <= set(names) and len(set(names)) == len(names)


def test_numbers_have_their_unit_and_the_rest_has_none():
    assert {word.name: word.unit for word in words() if word.unit} == UNITS


@rows("word", words())
def test_a_word_is_found_by_its_name_first(word):
    assert word in words_with(word.name.upper())[: len([w for w in words() if word.name in w.name])]
    assert word.meaning.endswith(".") and not set("!—") & set(word.meaning)


def test_a_word_is_found_by_its_meaning_and_nothing_by_nonsense():
    assert [word.name for word in words_with("tried again")] == ["attempt"]
    assert words_with("  ") == list(words())
    assert words_with("zebra") == []


def test_there_are_ten_takeaways_in_the_lessons_order():
    assert [takeaway.title.split(":")[0] for takeaway in takeaways()] == [
        "Chaining", "Routing", "Parallelization", "Orchestrator–workers", "Evaluator–optimizer", "Workflows", "Agents",
        "The patterns combine", "The task decides", "All patterns are asynchronous",
    ]  # fmt: skip


@rows("takeaway", takeaways())
def test_a_takeaway_names_a_preset_that_is_there(takeaway):
    assert takeaway.words and takeaway.look
    if takeaway.preset:
        assert takeaway.preset in {preset.id for preset in presets_of(takeaway.page)}


def test_the_words_in_a_text_are_explained_and_no_others():
    assert list(explained("Speed-up", "all attempts, added up")) == ["added up", "speed-up", "attempt"]
    assert explained("Slots")["slot"].startswith("Room for one attempt") and not explained("mistook")
