"""The tasks of the loop: found by their whole title, right where they say so, flawed as the remarks say."""

from __future__ import annotations

import ast
import re
import sqlite3
from random import Random

import pytest

from core.models.simulated.replies import data
from core.models.simulated.replies.drafts import draft, improve
from core.models.simulated.replies.judge import judge
from core.models.simulated.replies.material import Task, Version, known, titles
from core.models.simulated.replies.rules import Rules, rules_of, syllables
from core.models.simulated.replies.text import lines, sentences, words

CONCERT = "Design an invitation to the school concert on 14 May in the gym, at most 60 words."
BOTTLE = "Write a product blurb for a reusable water bottle, without the words best, amazing or unique."
LAMP = "Write a product blurb for a desk lamp in at most 40 words."
SEA = "Write a haiku about the sea"
SEARCH = "Write binary search in Python"


def task_of(title: str) -> Task:
    task = known(title)
    assert task is not None, title
    return task


def tasks(*forms: str) -> list[Task]:
    return [task for task in map(task_of, titles()) if task.form in forms]


def test_there_are_enough_of_them_and_the_data_stays_small():
    subjects = [title for title in titles() if title.startswith("Write a haiku")]
    assert len(subjects) >= 18 and len(titles()) - len(subjects) >= 40
    texts = [*(data.FOLDER / "tasks").iterdir(), data.FOLDER / "syllables.txt", data.FOLDER / "task_titles.txt"]
    assert sum(path.stat().st_size for path in texts) <= 52_000
    programs = list((data.FOLDER / "programs").glob("*/*.py"))
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in programs) <= 400


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (SEARCH, SEARCH),
        ("can you please write me a binary search function in python", SEARCH),
        ("Write a function in Python that checks if a string is a palindrome",
         "Write a Python function that checks whether a word is a palindrome"),
        ("Write a palindrome checker", "Write a Python function that checks whether a word is a palindrome"),
        ("Write a function to compute the sum of all even numbers in a list",
         "Write a Python function for the sum of even numbers"),
        ("write a haiku on the ocean", SEA),
        ("Write a haiku about the sea. Lines of 5, 7 and 5 syllables.", SEA),
        ("Write a haiku", "Write a haiku about autumn"),
        ("write haikus about cats!", "Write a haiku about a cat"),
        (CONCERT, "Design an invitation to the school concert on 14 May in the gym"),
        (BOTTLE, "Write a product blurb for a reusable water bottle"),
        ("Tell me a joke about programmers", "Tell a joke about programmers"),
        ("Write an apology email to a customer", "Write an apology e-mail to a customer for a late delivery"),
        ("Write a regex for email addresses", "Write a regular expression for e-mail addresses"),
        ("Write an SQL query that finds the second-highest salary", "Write an SQL query for the second-highest salary"),
    ],
)  # fmt: skip
def test_a_task_is_found_by_its_whole_title(asked, title):
    assert task_of(asked).title == title


@pytest.mark.parametrize(
    "asked",
    [
        "Explain binary search", "Write a haiku about volcanoes", "Write binary search in Rust", "sea", "", "?",
        "Write a text about palindromes", "Write a factorial function without recursion", "the the the",
        "Describe the desk lamp in my room", "Write a product blurb for a desk", "a" * 5000, "write " * 3000,
        "Write about haiku", "Write a haiku about Python", "Tell me about binary search", "Write a haiku in two lines",
        CONCERT.replace("14 May", "3 June"),
    ],
)  # fmt: skip
def test_no_task_is_found_by_a_part_of_its_title(asked):
    assert known(asked) is None


def test_a_title_means_one_task():
    assert all(task_of(title).title == title for title in titles())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (CONCERT, Rules(60)),
        (LAMP, Rules(40)),
        (BOTTLE, Rules(banned=("best", "amazing", "unique"))),
        ("A slogan of 6 words or less", Rules(6)),
        ("A slogan in fewer than 7 words", Rules(6)),
        ("Explain it in two sentences", Rules()),
        ("A function that checks whether two words are anagrams", Rules()),
    ],
)
def test_rules_are_read_from_the_task(text, rules):
    assert rules_of(text)[0] == rules


def test_a_version_is_one_unit_and_costs_what_it_says():
    wrong = []
    for task in map(task_of, titles()):
        for place, version in ((p, version) for p, slot in enumerate(task.slots) for version in slot.versions):
            text = "\n".join(text for _, text in sorted({**task.good(), place: version.text}.items()))
            steps = 2 * (sum(slot.lead == "#" for slot in task.slots) > 2)
            metre = 2 * ("haiku" in task.title and not scans(version.text, place))
            right = 3 if version.points >= 6 else max(4, task.most - version.points - steps - metre)
            units = {"text": sentences, "lines": lines}.get(task.form, lambda text: [text])(version.text)
            if judge(task.title, text).score != right or len(units) != 1 or (metre and not version.points):
                wrong.append((version.text, judge(task.title, text)))
    assert wrong == []


def test_first_drafts_differ_and_nearly_all_have_a_flaw():
    for task in map(task_of, titles()):
        drafts = [draft(task, Random(f"{task.title} {seed}")) for seed in range(24)]
        scores = [judge(task.title, text).score for text in drafts]
        assert len(set(drafts)) >= 3, task.title
        assert sum(score < task.most for score in scores) >= 16, (task.title, scores)


@pytest.mark.parametrize("title", [CONCERT, LAMP, "Write a product blurb for a desk lamp in at most 20 words"])
def test_a_limit_of_words_is_kept_by_a_good_text(title):
    most = task_of(title).rules.most_words
    assert most and 0 < len(words(improve(title, "", "", Random(1)))) <= most


def test_a_banned_word_goes_and_nothing_comes_back_with_it():
    flawed = improve(BOTTLE, "", "", Random(1)).replace("One steel bottle", "The best bottle for every day. One bottle")
    verdict = judge(BOTTLE, flawed)
    assert "“best”" in verdict.feedback and verdict.score < 8
    assert all("best" not in improve(BOTTLE, verdict.feedback, flawed, Random(seed)) for seed in range(10))


# Improvements


def loop(title: str, target: int, seed: int) -> list[tuple[int, str, str]]:
    """Score, feedback and text of the rounds of a loop that improves its best draft, at most three."""
    rounds: list[tuple[int, str, str]] = []
    while len(rounds) < 3 and max([score for score, _, _ in rounds], default=0) < target:
        if rounds:
            _, feedback, text = max(rounds, key=lambda one: one[0])
            text = improve(title, feedback, text, Random(f"{seed} {len(rounds)} {text}"))
        else:
            text = draft(task_of(title), Random(f"{seed} {title}"))
        verdict = judge(title, text)
        rounds.append((verdict.score, verdict.feedback, text))
    return rounds


def test_what_is_known_to_be_flawed_never_comes_back_as_it_was():
    same = []
    for title in titles():
        for seed in range(6):
            text = draft(task_of(title), Random(seed))
            verdict = judge(title, text)
            if verdict.score < task_of(title).most and improve(title, verdict.feedback, text, Random(seed)) == text:
                same.append((title, text))
    assert same == []


def test_most_improvements_are_better_and_some_are_worse():
    steps = [(one[0], after[0]) for title in titles()[::3] for seed in range(8)
             if len(found := loop(title, 11, seed)) > 1 for one, after in [found[:2]] if one[0] < 8]  # fmt: skip
    assert sum(after > before for before, after in steps) > 0.7 * len(steps)
    assert any(after < before for before, after in steps)


def test_only_what_the_feedback_names_is_mended():
    text = "This is a desk lamp. It is extremely bright. The arm stays where you push it. It lasts for ever."
    feedback = "“It is extremely bright” names no figure: how bright is it, in lumens?"
    better = [improve(LAMP, feedback, text, Random(seed)) for seed in range(20)]
    assert all("800 lumens" in one and "This is a desk lamp." in one for one in better)


def test_a_draft_that_is_not_known_is_written_anew():
    assert judge(SEA, improve(SEA, "It is empty.", "", Random(1))).score == 9
    assert judge(SEARCH, improve(SEARCH, "It does not parse.", "def f(:", Random(1))).score == 10


def test_for_a_task_that_is_not_known_the_draft_stays_as_it_is():
    assert improve("Write about ferrets", "Say more.", "Ferrets sleep.", Random(1)) == "Ferrets sleep."


def rising(scores: list[int]) -> bool:
    return scores == sorted(set(scores))


@pytest.mark.parametrize(
    ("title", "target", "promise"),
    [
        (SEARCH, 8, lambda scores: len(scores) == 2 and scores[0] < 8 <= scores[1]),
        ("Write a haiku about distributed systems", 8,
         lambda scores: len(scores) == 3 and scores[1] < scores[0] and scores[2] >= 8),
        (BOTTLE, 8, lambda scores: len(scores) == 2 and scores[1] >= 8),
        (SEA, 5, lambda scores: len(scores) == 1),
        ("Write a Python function that checks whether a word is a palindrome", 8,
         lambda scores: len(scores) == 2 and rising(scores) and scores[1] >= 8),
        ("Write instructions for changing a bicycle tyre, for beginners.", 8,
         lambda scores: len(scores) == 2 and rising(scores) and scores[1] >= 8),
        ("Write an e-mail to parents about the museum trip on 14 May, at most 60 words.", 8,
         lambda scores: len(scores) == 3 and rising(scores) and scores[2] >= 8),
        (CONCERT, 8, lambda scores: len(scores) == 2 and rising(scores) and scores[1] >= 8),
        ("Write a haiku about distributed systems", 10,
         lambda scores: max(scores) < 10 and max(scores[1:]) > scores[0]),
        (LAMP, 10, lambda scores: scores[2] < scores[1] > scores[0]),
    ],
)  # fmt: skip
def test_what_the_presets_promise_can_be_had_by_a_choice_of_seed(title, target, promise):
    assert sum(promise([score for score, _, _ in loop(title, target, seed)]) for seed in range(100)) >= 2


# Verse

COUNTED = {
    1: "clocks drift leaves stone moon the through one loved night school thought clothes walked jumped owl",
    2: "apart leaders message silent water autumn coffee window table apple being quiet garden wanted needed science "
    "branches houses given only evening people system servers future lonely nation ocean patient middle purple",
    3: "replica consensus beautiful everything umbrella september december idea radio area holiday remember banana",
    4: "distributed january information technology biology mysterious experience material",
    5: "electricity university imagination",
}


def test_syllables_of_a_word():
    wrong = [(word, syllables(word)) for count, row in COUNTED.items() for word in row.split()
             if not syllables(word)[0] <= count <= syllables(word)[1]]  # fmt: skip
    assert wrong == []
    assert syllables("fire") == (1, 2) and syllables("twenty-one TV") == (5, 5)


def scans(line: str, place: int) -> bool:
    least, most = syllables(line)
    return least <= (5, 7, 5)[place] <= most


def test_every_haiku_scans():
    haiku = [task for task in tasks("lines") if "haiku" in task.title]
    assert not [text for task in haiku for place, text in task.good().items() if not scans(text, place)]


# Programs, queries and patterns: these are run here, and by nothing else

CASES = {
    "binary_search": [("binary_search([1, 3, 5, 7], 7)", 3), ("binary_search([1, 3, 5], 1)", 0),
                      ("binary_search([1, 3, 5], 4)", -1), ("binary_search([], 3)", -1), ("binary_search([7], 7)", 0),
                      ("[binary_search(list(range(0, 99, 3)), x) for x in (0, 96, 97, -1)]", [0, 32, -1, -1])],
    "is_palindrome": [("is_palindrome('Never odd or even')", True), ("is_palindrome('')", True),
                      ("is_palindrome('abca')", False), ("is_palindrome('a')", True), ("is_palindrome('ab')", False)],
    "fibonacci": [("fibonacci(0)", []), ("fibonacci(1)", [0]), ("fibonacci(7)", [0, 1, 1, 2, 3, 5, 8])],
    "factorial": [("factorial(0)", 1), ("factorial(1)", 1), ("factorial(5)", 120), ("factorial(-1)", "ValueError")],
    "is_prime": [("[n for n in range(-3, 30) if is_prime(n)]", [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]),
                 ("is_prime(49)", False)],
    "sum_of_evens": [("sum_of_evens([1, 2, 3, 4])", 6), ("sum_of_evens([])", 0), ("sum_of_evens([-2, 7])", -2)],
    "reverse_string": [("reverse_string('tea')", "aet"), ("reverse_string('')", "")],
    "count_words": [("count_words('to be  or not')", 4), ("count_words('')", 0), ("count_words(' a\\n')", 1)],
    "count_vowels": [("count_vowels('Education')", 5), ("count_vowels('')", 0), ("count_vowels('Anna')", 2)],
    "is_anagram": [("is_anagram('Listen', 'Silent')", True), ("is_anagram('aab', 'abb')", False),
                   ("is_anagram('Dormitory', 'dirty room')", True), ("is_anagram('tea', 'steam')", False)],
    "is_leap_year": [("[y for y in (1900, 2000, 2023, 2024, 2100) if is_leap_year(y)]", [2000, 2024])],
    "remove_duplicates": [("remove_duplicates(['a', 'b', 'a'])", ["a", "b"]), ("remove_duplicates([])", [])],
    "largest": [("largest([1, 5, 3])", 5), ("largest([-3, -2])", -2), ("largest([])", "ValueError")],
    "fizzbuzz": [],  # one of its programs prints
}  # fmt: skip
GIVES = re.compile(r"`(?P<call>.+?)` (?:gives|raises) (?P<wrong>.+?), (?P<right>[^,]+|\[.*?\]|\{.*?\}) is right")


def flawed(form: str) -> list[tuple[Task, Version]]:
    return [(task, version) for task in tasks(form) for version in task.slots[0].versions if version.points]


def value(source: str, call: str) -> object:
    """What a call of a program gives, or the name of what it raises."""
    names: dict[str, object] = {}
    exec(source, names)
    try:
        return eval(call, names)
    except Exception as error:
        return type(error).__name__


def told(text: str) -> object:
    """A value as a remark writes it, or the name of an error."""
    return text if text.endswith("Error") else ast.literal_eval(text)


def printed(source: str, capsys) -> list[str]:
    """What a FizzBuzz says for the numbers up to 100."""
    names: dict[str, object] = {}
    exec(source, names)
    return names["fizzbuzz"](100) or capsys.readouterr().out.split()


def test_the_programs_that_are_called_right_pass_their_cases(capsys):
    wrong, seen = [], set()
    for task in tasks("program"):
        for source in task.right(0):
            name = re.search(r"def (\w+)", source)
            assert name is not None
            seen.add(folder := name[1])
            wrong += [(call, got) for call, right in CASES[folder] if (got := value(source, call)) != right]
            if folder == "fizzbuzz":
                said = printed(source, capsys)
                first = [said[number - 1] for number in (1, 3, 5, 15, 100)]
                wrong += [said] if len(said) != 100 or first != ["1", "Fizz", "Buzz", "FizzBuzz", "Buzz"] else []
    assert wrong == [] and seen == set(CASES)


def test_the_programs_that_are_called_wrong_fail_as_the_remark_says():
    wrong = []
    for task, version in flawed("program"):
        claim = GIVES.search(version.remark)
        if claim is None:
            wrong += [version.remark] if version.points >= 6 else []
            continue
        got, right = value(version.text, claim["call"]), value(task.right(0)[0], claim["call"])
        if [got, right] != [told(claim["wrong"]), told(claim["right"])]:
            wrong.append((version.remark, got, right))
    assert wrong == []


def test_a_flawed_program_without_a_claim_gives_the_right_results():
    """Such as a slow one, or one that goes another way than asked."""
    for _, version in flawed("program"):
        if "is right" not in version.remark and "set has none" not in version.remark:
            name = re.search(r"def (\w+)", version.text)
            assert name is not None
            assert [value(version.text, call) for call, _ in CASES[name[1]]] == [right for _, right in CASES[name[1]]]


ACCEPTED = {
    "e-mail": ["ada@example.com", "ada.lovelace+x@mail.example.co.uk"],
    "dates": ["2026-05-14", "1999-12-31", "2026-05-24"],
    "phone": ["+43 1 234 567", "01 2345678", "+49-30-123456"],
    "times": ["00:00", "18:30", "23:59"],
}
REFUSED = {
    "e-mail": ["ada", "ada@", "@example.com", "a b@example.com", "ada@example"],
    "dates": ["2026-13-01", "2026-00-10", "2026-05-32", "26-05-14", " 2026-05-14 "],
    "phone": ["hello", "- - -", "call 01 2345678 now", "12"],
    "times": ["24:00", "12:60", "9:30", "12:3"],
}


def test_patterns_do_what_is_said_of_them():
    for task in tasks("pattern"):
        subject = next(subject for subject in ACCEPTED if subject in task.title)
        for pattern in task.right(0):
            assert all(re.search(pattern, text) for text in ACCEPTED[subject]), pattern
            assert not any(re.search(pattern, text) for text in REFUSED[subject]), pattern
    for task, version in flawed("pattern"):
        how, text = re.search(r"(refuses|lets) “(.+?)”", version.remark).groups()
        assert bool(re.search(version.text, text)) == (how == "lets"), version.text
        assert bool(re.search(task.right(0)[0], text)) == (how != "lets"), version.text


TABLES = """
CREATE TABLE employees (id INTEGER, name TEXT, department TEXT, salary INTEGER);
INSERT INTO employees VALUES (1, 'Ana', 'A', 5000), (2, 'Ben', 'A', 5000), (3, 'Cem', 'A', 4000), (4, 'Dia', 'A', 3000),
 (5, 'Eva', 'B', 2500), (6, 'Finn', 'B', 2000), (7, 'Gil', 'A', 4000), (8, 'Hal', 'B', NULL);
CREATE TABLE customers (id INTEGER, name TEXT, email TEXT);
INSERT INTO customers VALUES (1, 'Ida', 'i@x.org'), (2, 'Jon', 'j@x.org'), (3, 'Kim', 'i@x.org'), (4, 'Lea', 'l@x.org');
CREATE TABLE orders (id INTEGER, customer_id INTEGER);
INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2), (4, NULL);
"""
ROWS = {
    "second-highest": [(4000,)],
    "without orders": [("Kim",), ("Lea",)],
    "duplicate": [("i@x.org", 2)],
    "average": [("A", 4200.0), ("B", 2250.0)],
}  # fmt: skip


def rows(query: str) -> object:
    with sqlite3.connect(":memory:") as base:
        base.executescript(TABLES)
        try:
            return base.execute(query).fetchall()
        except sqlite3.Error as error:
            return str(error)
        finally:
            base.commit()


def test_queries_that_are_called_right_are_and_wrong_ones_are_not():
    for task in tasks("query"):
        right = next(rows for subject, rows in ROWS.items() if subject in task.title)
        for version in task.slots[0].versions:
            got = rows(version.text)
            if version.points < 2:  # right, but for the order of the rows
                assert sorted(got, key=repr) == sorted(right, key=repr), version.text
            else:
                assert got != right, version.text
            assert isinstance(got, str) == ("does not run" in version.remark), (version.text, got)
