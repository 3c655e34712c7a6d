"""The programs and queries are right where they say so, and flawed as the remarks say."""

from __future__ import annotations

import ast
import re
import sqlite3

from tests.core.models.known_tasks import flawed, tasks

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
