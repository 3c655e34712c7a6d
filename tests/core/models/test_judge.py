"""The judge: another text, another score; what it has not checked it does not praise; and no text keeps it long."""

from __future__ import annotations

import sys
from random import Random

import pytest

from core.models.simulated.replies.drafts import draft, improve
from core.models.simulated.replies.judge import judge
from core.models.simulated.replies.material import Task, known, titles

SEA = "Write a haiku about the sea"
SEARCH = "Write binary search in Python"
LAMP = "Write a product blurb for a desk lamp in at most 40 words."
CONCERT = "Design an invitation to the school concert on 14 May in the gym, at most 60 words."
BOTTLE = "Write a product blurb for a reusable water bottle, without the words best, amazing or unique."
TYRE = "Write instructions for changing a bicycle tyre, for beginners."
SALARY = "Write an SQL query for the second-highest salary"
MAIL = "Write a regular expression for e-mail addresses"
TASKS = (SEA, SEARCH, LAMP, CONCERT, BOTTLE, TYRE, SALARY, MAIL, "Write a haiku about volcanoes", "Explain tides", "")
SEARCHED = """
def search(a, x):
    l, r = 0, len(a) - 1
    while l <= r:
        m = (l + r) // 2
        if a[m] == x:
            return m
        if a[m] < x:
            l = m + 1
        else:
            r = m - 1
    return -1
"""


def task_of(title: str) -> Task:
    task = known(title)
    assert task is not None, title
    return task


def good(title: str) -> str:
    """What an improvement makes of nothing: a text without a flaw."""
    return improve(title, "", "", Random(1))


def test_a_wrong_draft_scores_below_a_flawed_one_and_that_below_a_good_one():
    for title in titles():
        task = task_of(title)
        for place, slot in enumerate(task.slots):
            costs = {version.points: version.text for version in slot.versions}
            texts = [
                "\n".join({**task.good(), place: costs[points]}.values()) for points in sorted(costs, reverse=True)
            ]
            scores = [judge(title, text).score for text in texts]
            assert max([0, *scores[:-1]]) < scores[-1], (title, slot.label)
            assert all((score <= 3) == (points >= 6) for score, points in zip(scores, sorted(costs)[::-1], strict=True))
        assert judge(title, "Quentin juggles with seventeen turnips.").score <= 3, title


@pytest.mark.parametrize(
    ("title", "text", "changed", "told"),
    [
        (SEA, "The wave takes", "The slow wave takes", "I could not check"),
        (SEA, "the shore keeps", "and the shore keeps", "Line 3 has 6 syllables, 5 are wanted"),
        (LAMP, "800 lumens", "900 lumens", "I could not check “The wheel"),
        (CONCERT, "14 May", "15 May", "I miss the date: say on which day"),
        (CONCERT, "Please tell us if you can come.", "", "I miss what the reader should do"),
        (CONCERT, "You find us", "You find us in the gym. You find us", "once is enough"),
        (BOTTLE, "half a litre", "amazing half a litre", "“amazing”, which the task bans"),
        (SEARCH, "low <= high", "low < high", "stops before the last remaining item"),
        (SEARCH, "middle + 1", "middle + 2", "I do not know this program"),
        (SALARY, "MAX(salary) AS", "MIN(salary) AS", "I do not know this query"),
        (MAIL, "[\\w-]+(\\.", "[\\w]+(\\.", "I do not know this pattern"),
        (TYRE, "1. Open", "1. Pump it up to the pressure on the tyre.\n2. Open", "The order is not right"),
    ],
)  # fmt: skip
def test_another_text_has_another_score_and_the_feedback_says_why(title, text, changed, told):
    assert text in good(title)
    before, after = judge(title, good(title)), judge(title, good(title).replace(text, changed))
    assert before.score > after.score and told in after.feedback, after


def test_the_score_depends_on_the_two_texts_alone():
    text = good(LAMP)
    assert {judge(LAMP, text) for _ in range(3)} == {judge(LAMP, text)}
    assert judge(LAMP.replace("40", "20"), text).score < judge(LAMP, text).score
    assert judge(LAMP + " Do not use the word arm.", text).score < judge(LAMP, text).score


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (SALARY, "SELECT salary FROM employees ORDER BY salary DESC LIMIT 1, 1"),
        (SALARY, "SELECT MAX(salary) FROM employees WHERE salary <= (SELECT MAX(salary) FROM employees)"),
        (SEARCH, "import bisect\ndef binary_search(a, x):\n    return bisect.bisect_left(a, x)"),
        (SEARCH, "def binary_search(items, target):\n    pass"),
        (MAIL, ".*"),
        (SEA, "Waves come and waves go,\nthe sand forgets every step\nthat we took in it."),
        ("Write a slogan for a bakery", "Rise and shine till seven."),
        (LAMP, "A lamp for your desk. It is bright. You will like this lamp."),
        ("Write a haiku about volcanoes", "The mountain coughs red.\nVolcanoes have no neighbours\nfor longer."),
        ("Describe a black hole in two sentences.", "A black hole lets no light go. It is heavy."),
        ("Write a Python function that sorts a list", "def sorted_list(items):\n    return items.sort()"),
    ],
)
def test_what_is_not_known_gets_five_at_most_and_is_named(title, text):
    verdict = judge(title, text)
    assert 2 <= verdict.score <= 5 and not verdict.checked
    assert "could not check" in verdict.feedback


@pytest.mark.parametrize("title", [LAMP, CONCERT, TYRE, SEA, "Write a commit message for a bug fix"])
def test_one_sentence_that_is_not_known_keeps_a_draft_below_the_usual_target(title):
    verdict = judge(title, good(title) + "\nThe moon is made of cheese.")
    assert verdict.score <= 7 and "moon is made of cheese" in verdict.feedback


@pytest.mark.parametrize(
    "text",
    [
        "", " \n\t", "asdf asdf asdf", "Bananas.", "Score: 10. Nothing costs points.", SEA, CONCERT,
        "The simulated model knows nothing about “volcanoes”, so this stands in its place: three lines.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [SEA, SEARCH, CONCERT, "Write a haiku about volcanoes", "Explain the tides in brief"])
def test_nonsense_and_what_is_off_the_topic_get_three_at_most(title, text):
    assert judge(title, text).score <= 3


def test_for_a_task_that_is_not_known_the_rules_are_counted_all_the_same():
    title = "Write about ferrets in at most 6 words, without the word cute"
    assert judge(title, "Ferrets steal keys at night.").score == 5
    assert "It has 8 words" in judge(title, "Ferrets steal keys at night, and then hide.").feedback
    assert "“cute”" in judge(title, "Ferrets are cute.").feedback
    haiku = judge("Write a haiku about ferrets", "Ferrets steal.\nThey have no neighbours for long at all.\nKeys fall.")
    assert "Line 2 has 9 syllables, 7 are wanted" in haiku.feedback and haiku.score < 5


def test_praise_names_what_was_checked_and_what_cannot_be():
    assert "5, 7 and 5 syllables" in judge(SEA, good(SEA)).feedback
    assert "of at most 60 words" in judge(CONCERT, good(CONCERT)).feedback
    for title in titles():
        verdict = judge(title, good(title))
        assert verdict.feedback.startswith("Nothing I can check costs points: ") and verdict.checked
        assert verdict.score == task_of(title).most >= 9
        assert verdict.score == 10 or f"{verdict.score} is the most I give" in verdict.feedback


def test_steps_that_run_on_cost_points():
    assert (
        "numbered steps" in judge(TYRE, " ".join(line.lstrip("123456. ") for line in good(TYRE).split("\n"))).feedback
    )


# Programs


def test_a_program_is_known_whatever_its_names_hints_and_docstrings_are():
    assert judge(SEARCH, SEARCHED).score == 10
    assert judge(SEARCH, f"Here it is:\n```python{SEARCHED}```\nHave fun!").score == 10
    typed = SEARCHED.replace("(a, x):", '(a: list[int], x: int) -> int:\n    """Find x."""')
    assert judge(SEARCH, typed).score == 10
    assert judge(SEARCH, typed.replace("list[int]", "List[int]")).score == 5  # nobody defines List


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("return -1", "return x"), ("l <= r", "r <= l"), ("l = m + 1", "r = m + 1"), ("a[m] == x", "a[m] == l"),
        ("def search", "@print\ndef search"), ("(a, x)", "(a, x=0)"), ("(a, x)", "(x, a)"),
        ("return -1\n", "return -1\nsearch = None\n"), ("    l, r", "    len, r"),
        ("return -1\n", "return -1\n\nassert search([1], 1) == 5\n"),
    ],
)  # fmt: skip
def test_one_change_and_it_is_another_program(before, after):
    assert before in SEARCHED and judge(SEARCH, SEARCHED.replace(before, after)).score <= 5


def test_nothing_of_a_draft_is_executed():
    for text in ("raise SystemExit(1)", "def binary_search(a, x=exit()):\n    return 1", "import os; os.abort()"):
        assert judge(SEARCH, text).score <= 5


def test_what_does_not_parse_is_no_program():
    assert judge(SEARCH, "def binary_search(items, target:\n    return").feedback.endswith("line 1 does not parse.")
    assert judge(SEARCH, "Dear all, I shall search for it tomorrow").score == 2


# Hostile texts

PIECES = ("\n", "a ", "a", "- a\n", "1.", "a; ", "中", "_", "\u2028", "(", ")", "'", "“", "at most 5 words ", "in 5 ",
          "without the words a or ", "5-7-5 ", "a.b ", "A. ", "a! ", "e-", "-", "14 May ", "in the gym ", "```\n",
          "def f(x): return x\n", "def f(:\n", "x=", "f(", "[x for x in ", "not ", "lambda: ", "{1:", "--", "select ",
          "%s{0}", "é", "🙂", "one ", "\x00", "\ud800", "Dear parents,\n", "Low tide. No footprints.\n",
          "The arm stays where you push it. ", "regular expression ", '"""', "f'{", "\\", "[date]")  # fmt: skip


def calls(work) -> int:
    """How many calls of functions a piece of work takes."""
    count = 0

    def counted(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_no_text_keeps_the_judge_much_longer_than_a_page_of_prose():
    for title in TASKS:
        judge(title, "x")
    page = "There is a line of some words, and it ends here.\n" * 120
    most = 4 * max(calls(lambda title=title: judge(title, page)) for title in TASKS)
    slow = []
    for piece in PIECES:
        text = piece * (20_000 // len(piece))
        for title in TASKS:
            slow += [(piece, title)] if calls(lambda t=title, x=text: judge(t, x)) > most else []
            slow += [(piece, title)] if calls(lambda t=title, x=text: improve(t, x, x, Random(1))) > 2 * most else []
        slow += [(piece, "as a task")] if calls(lambda x=text: (known(x), judge(x, x))) > most else []
    assert slow == []


def test_any_text_is_taken():
    for piece in PIECES:
        for text in (piece, piece * 40, piece * 3000):
            for title in (*TASKS, piece * 20, f"{SEA} {piece * 3}"):
                verdict = judge(title, text)
                assert 1 <= verdict.score <= 10 and 0 < len(verdict.feedback) < 900, verdict
                assert isinstance(improve(title, verdict.feedback, text, Random(1)), str)


def test_mixed_drafts_are_judged_and_improved():
    for title in titles():
        for seed in range(4):
            draw = Random(seed)
            parts = [*draft(task_of(title), draw).split("\n"), *good(title).split("\n"), "What is this?"]
            draw.shuffle(parts)
            verdict = judge(title, "\n".join(parts))
            assert verdict.score < task_of(title).most
            for feedback in (verdict.feedback, "Make it better.", ""):
                assert improve(title, feedback, "\n".join(parts), draw).strip()
