"""The simulated model's drafts, verdicts and revisions: features of the text, and nothing else."""

from __future__ import annotations

import ast
import random
import re

import pytest

from core.models.simulated.writer import craft, craft_code_draft, craft_haiku_lines
from core.models.simulated.writer.craft_brief import read
from core.models.simulated.writer.craft_katas import KATAS, kata_for
from core.models.simulated.writer.craft_slips import slip_in
from core.models.simulated.writer.craft_syllables import syllables

SEARCH = "Write binary search in Python"
HAIKU = "Write a haiku about distributed systems. Lines of 5, 7 and 5 syllables."
BLURB = "Write a product blurb for a reusable water bottle. Do not use the words cheap, best or amazing."
SLOGAN = "Write a slogan for a bicycle repair shop."
TWO_SENTENCES = "Explain recursion to a ten-year-old in two sentences."
CONCERT = "Announce the school concert on Friday at 18:00 in at most 40 words. Mention the place and the price."
TEA = "Write instructions for making tea"
TASKS = (
    SEARCH,
    HAIKU,
    BLURB,
    SLOGAN,
    TWO_SENTENCES,
    CONCERT,
    TEA,
    "Write a poem about cats",
    "Write a queue in Python",
)

COUNTED = {
    1: "clocks drift leaves stone moon the through one loved fire night school thought clothes walked jumped",
    2: "apart leaders message silent water autumn coffee window river table apple being quiet garden wanted needed "
    "branches houses given only evening people system servers future lonely nation ocean patient middle purple circle",
    3: "replica consensus beautiful everything umbrella memory september december idea radio animal holiday remember "
    "yesterday library elephant computer syllable musician official delicious curious serious happiness history",
    4: "distributed january information technology television biology photography mysterious experience material",
    5: "electricity university imagination",
}


def first_draft(task: str, seed: int) -> str:
    written = craft.draft(task, random.Random(seed))
    assert written is not None
    return written


def loop(task: str, target: int, seed: int) -> list[int]:
    """The scores of an evaluator loop that always improves the best draft, three rounds at most."""
    text = first_draft(task, seed)
    best, scores = (0, "", ""), []
    for turn in range(3):
        score, feedback = craft.judge(task, text)
        scores.append(score)
        best = max(best, (score, feedback, text), key=lambda kept: kept[0])
        if score >= target:
            break
        text = craft.revise(task, best[1], best[2], random.Random(f"{seed} {turn} {best[2]}"))
    return scores


@pytest.mark.parametrize(
    ("count", "word"), [(count, word) for count, listing in COUNTED.items() for word in listing.split()]
)
def test_syllables_of_a_word(count, word):
    assert syllables(word) == count


def test_every_line_for_haiku_scans():
    for cue, (first, middle, middle_long, last, last_long, _) in craft_haiku_lines.LINES.items():
        for wanted, lines in ((5, first), (7, middle), (8, middle_long), (5, last), (6, last_long)):
            assert [line for line in lines if syllables(line) != wanted] == [], cue


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_a_whole_program_runs_and_its_tests_hold(kata):
    task = f"Write {kata.name.replace('_', ' ')} in Python"
    code = craft_code_draft.whole(read(task)) if kata_for(task) is kata else craft_code_draft._program(kata, ())
    exec(code + f"\n{kata.edge_test}\n{kata.test}", {})


@pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.name)
def test_the_slip_of_a_program_is_found_and_the_right_one_is_not_accused(kata):
    for missing, found in (((), False), (("slip",), True), (("names",), False), (("slip", "names", "hints"), True)):
        code = craft_code_draft._program(kata, missing)
        assert bool(slip_in(kata.name, ast.parse(code))) is found, code


@pytest.mark.parametrize(
    "task",
    ["Write a Python function that adds up prices", "Write a Python function to count red cars",
     "Write a Python script that downloads web pages", "Write a function that checks an e-mail address in Python",
     "Write a Python function that splits a line of text", "Write a Python function that joins two lists of names",
     "Write a stack in Python", "Write a queue in Python"],
)  # fmt: skip
def test_programs_for_other_tasks_run(task):
    for seed in range(8):
        code = first_draft(task, seed)
        if "pop" not in code:  # a stack or a queue may have the slip
            exec(code, {})
    exec(craft_code_draft.whole(read(task)), {})


def test_nothing_of_a_draft_is_executed():
    craft.judge(SEARCH, "def binary_search(items): return 1\n\nraise SystemExit(binary_search([]))")


def test_the_judge_names_the_line_that_does_not_scan():
    score, feedback = craft.judge(HAIKU, "Clocks drift far apart,\nthe followers now vote again\nand the log agrees.")
    assert feedback.startswith("Line 2 has 8 syllables, 7 are wanted")
    better, _ = craft.judge(HAIKU, "Clocks drift far apart,\nthe followers vote again\nand the log agrees.")
    assert better == score + 2


def test_another_pattern_of_syllables_is_read_from_the_task():
    _, feedback = craft.judge(
        "Write a haiku about rain with lines of 3, 5 and 3 syllables", "Rain on tin,\na song.\nIt stays long."
    )
    assert "Line 2 has 2 syllables, 5 are wanted" in feedback


def test_an_open_end_of_a_binary_search_is_an_off_by_one():
    right = craft_code_draft.whole(read(SEARCH))
    wrong = right.replace("low <= high", "low < high")
    assert craft.judge(SEARCH, right)[0] == craft.judge(SEARCH, wrong)[0] + 3
    assert "off by one" in craft.judge(SEARCH, wrong)[1].lower()


def test_a_half_open_binary_search_is_not_accused():
    code = '''def binary_search(items: list[int], target: int) -> int:
    """Return the place of target in sorted items, -1 when it is not there. O(log n), also for an empty list."""
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < target:
            low = middle + 1
        else:
            high = middle
    return low if low < len(items) and items[low] == target else -1

assert binary_search([1, 3], 3) == 1
'''
    assert craft.judge(SEARCH, code)[0] == 10


@pytest.mark.parametrize(
    ("task", "draft", "named"),
    [
        (BLURB, "A bottle for you. It is cheap and holds 1 litre.", "cheap"),
        ("Explain tides in one sentence", "Tides come from the moon. The sea follows.", "2 sentences, 1 is wanted"),
        ("Write about tea in at most 5 words, please", "Tea is a warm drink made from leaves.", "at most 5"),
        ("Write a text about tea. Mention the cup.",
         "Tea is warm like a bath, and people have had it for 5,000 years. It "
         "comes from leaves that are picked, dried and kept. Hot water does the rest in 3 minutes.", "“cup”"),
        (SEARCH, "def binary_search(items, target:\n    return", "does not parse"),
        (SEARCH, "Dear all, I shall search for it tomorrow", "no Python code"),
        (SEARCH, "def cook_soup(water: int) -> int:\n    return water", "not about the task"),
        (TEA, "Boil water and wait for 3 minutes for the tea.", "list"),
        ("Explain gravity to children", "", "empty"),
        ("Explain gravity to children", "The bus leaves at nine from the third stop on the left, every day.",
         "off the topic"),
        ("Research: phone bans in schools", "Phone bans in schools help pupils.\n\nMissing parts: Budget",
         "part is missing: Budget"),
    ],
)  # fmt: skip
def test_the_judge_names_what_costs_most(task, draft, named):
    assert named in craft.judge(task, draft)[1]


def test_off_topic_and_empty_drafts_score_low():
    assert craft.judge(BLURB, "")[0] == 1
    assert craft.judge(TWO_SENTENCES, "The bus leaves at nine. It is late.")[0] <= 4


def test_the_score_depends_on_the_text_alone():
    text = first_draft(SEARCH, 3)
    assert {craft.judge(SEARCH, text) for _ in range(3)} == {craft.judge(SEARCH, text)}


@pytest.mark.parametrize("task", TASKS)
def test_a_revision_mends_the_feature_that_the_feedback_names(task):
    """Careful revisions are the most; after one of those the judge names something else or scores higher."""
    mended = tried = 0
    for seed in range(40):
        text = first_draft(task, seed)
        score, feedback = craft.judge(task, text)
        if score < 9:
            tried += 1
            revised = craft.revise(task, feedback, text, random.Random(seed))
            assert revised != text
            mended += craft.judge(task, revised)[0] > score
    assert tried == 0 or mended / tried > 0.4


@pytest.mark.parametrize(("task", "target", "wanted"), [
    (SEARCH, 8, lambda scores: len(scores) == 2 and scores[1] >= 8),
    (BLURB, 8, lambda scores: len(scores) == 2 and scores[1] >= 8),
    (SLOGAN, 8, lambda scores: len(scores) == 1),
    (TWO_SENTENCES, 10, lambda scores: max(scores) < 10),
])  # fmt: skip
def test_most_seeds_give_the_outcome_a_preset_promises(task, target, wanted):
    assert sum(wanted(loop(task, target, seed)) for seed in range(100)) >= 60


def test_some_revisions_make_a_draft_worse_and_a_later_one_passes():
    runs = [loop(HAIKU, 8, seed) for seed in range(150)]
    assert any(len(run) == 3 and run[1] < run[0] and run[2] >= 8 for run in runs)


def test_some_drafts_get_better_and_then_worse():
    runs = [loop("Describe a black hole in two sentences.", 9, seed) for seed in range(60)]
    assert any(len(run) == 3 and run[0] < run[1] > run[2] for run in runs)


@pytest.mark.parametrize("task", TASKS)
def test_first_drafts_differ_in_text_and_in_score(task):
    texts = {first_draft(task, seed) for seed in range(40)}
    scores = {craft.judge(task, text)[0] for text in texts}
    assert len(texts) >= 3 and len(scores) >= 2


def test_feedback_in_other_words_is_understood():
    code = "def binary_search(items: list[int], target: int) -> int:\n    return items.index(target)"
    assert '"""' in craft.revise(SEARCH, "Please add a docstring.", code, random.Random(1))
    text = "Photosynthesis is how plants eat light."
    assert re.search(
        r"\d", craft.revise("Explain photosynthesis", "give the reader an example", text, random.Random(4))
    )


def test_a_task_of_no_known_genre_gets_no_draft_but_a_verdict():
    assert craft.draft("Effects of phone bans in schools", random.Random(1)) is None
    assert 1 <= craft.judge("Effects of phone bans in schools", "Phone bans in schools calm pupils.")[0] <= 7


HARD = ["", " \n", "🙂" * 40, "\x00\x1b[0m", "שלום עולם. מה נשמע?", "雨が降る。" * 50, "(" * 5_000, "-" * 5_000 + "1",
        "# a\n* b\n1. \n```python\ndef f(:\n```", "word " * 4_000, "a" * 20_000, "x, and it " * 500, "x = '\\d'",
        "{0} %s {x}"]  # fmt: skip


@pytest.mark.parametrize(
    "task", [*TASKS, *HARD, "Write a haiku about 雨", "Explain {x} {X} {0} to children", "Write an app in Rust"]
)
def test_any_text_is_taken(task):
    craft.draft(task, random.Random(1))
    for text in HARD:
        score, feedback = craft.judge(task, text)
        assert 1 <= score <= 10
        assert 0 < len(feedback) < 300
        assert isinstance(craft.revise(task, feedback, text, random.Random(1)), str)


@pytest.mark.parametrize(
    ("task", "subject"),
    [
        ("Design an invitation to the school concert on 14 May in the gym.", "the school concert"),
        ("Design an invitation card for the opening of our library, at most 60 words.", "the opening of our library"),
        ("Write an e-mail to all parents on the museum trip.", "the museum trip"),
    ],
)
@pytest.mark.parametrize("seed", range(4))
def test_an_invitation_says_what_it_is_for(task, subject, seed):
    assert read(task).subject.startswith(subject)
    assert subject.removeprefix("the ") in craft.draft(task, random.Random(seed))
