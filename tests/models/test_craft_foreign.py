"""Code in other languages, and texts that are no answer: the judge tells them apart, the reviser mends what it can."""

import random
import sqlite3

import pytest

from core.models.simulated.writer import craft, say
from core.models.simulated.writer.craft_brief import read

BOILERPLATE = (
    "I know no facts about this, only how to go about it. In order to understand functions, three points are enough. "
    "First, what a function is: one sentence and one example say more than a long definition."
)
TASKS = {
    "Write a function in Java that adds two numbers": "static double add(double first, double second)",
    "Write a JavaScript function called greet that takes a name": "function greet(name)",
    "Write a Rust function that doubles a number": "fn twice(number: f64) -> f64",
    "Write a Go function that computes the factorial of a number": "func factorial(number int) int",
    "Write a PHP function that divides two numbers": "function divide(float $first, float $second): float",
    "Write a SQL query that lists all customers from Berlin": "WHERE city = 'Berlin'",
    "Write a bash script that counts the files in a folder": "wc -l",
    "Write an HTML page about cats with a heading and a list": "<h1>Cats</h1>",
    "Write CSS for a red button": "background-color: red;",
    "Write a regular expression for e-mail addresses": "@",
    "Write pseudocode for making tea": "function making_tea",
}


@pytest.mark.parametrize(("task", "held"), TASKS.items(), ids=str)
def test_a_draft_is_in_the_language_that_is_asked_for(task, held):
    assert read(task).genre == "foreign"
    for seed in range(4):
        assert held in say("", task, random.Random(seed))


@pytest.mark.parametrize("task", [task for task in TASKS if "pseudo" not in task])
def test_what_the_judge_names_is_mended_until_it_passes(task):
    for seed in range(4):
        text, scores = say("", task, random.Random(seed)), []
        for turn in range(4):
            score, feedback = craft.judge(task, text)
            scores.append(score)
            text = craft.revise(task, feedback, text, random.Random(f"{seed} {turn}"))
        assert max(scores) >= 8


@pytest.mark.parametrize(
    ("task", "draft", "named"),
    [
        ("Write a function in Java that adds two numbers", BOILERPLATE, "no code in it, and the task asks for Java"),
        ("Write a SQL query that lists all customers", BOILERPLATE, "the task asks for SQL"),
        ("Write a Go function that adds numbers", "def add(a, b):\n    return a + b", "it reads like Python"),
        ("Write a Haskell function that sorts a list", "# pseudocode\nfunction sort(list)\n  return list\nend",
         "not in Haskell"),
        ("Write a SQL query that lists customers from Berlin", "SELECT name FROM customers;", "“Berlin” of the task"),
        ("Write a SQL query that deletes users", "DELETE FROM users;", "WHERE"),
        ("Write a Rust program that plays chess",
         "fn play(input: String) -> String {\n    // TODO: plays chess\n    input\n}",
         "the work itself is still open"),
        ("Write a Go function that computes a factorial",
         "func factorial(number int) int {\n    return number * factorial(number - 1)\n}", "never stops"),
        ("Write a regex for dates", r"\d{4}-(\d", "the pattern has a mistake"),
        ("Write a text about tides", BOILERPLATE, "is no answer"),
        ("Summarise the French Revolution in 20 words", "Summarise the French Revolution in 20 words",
         "says the task again"),
        ("Explain zorbing", "Zorbing looks simple from outside, and the reasons for it lie one step deeper. A few "
         "causes work together, and when one changes, the result changes with it.", "could be said of anything"),
        ("What is the capital of France?", "Rome is the capital of France.", "or it is wrong"),
        ("List five countries in Africa", "I know no list of countries in Africa, none at all.", "is no answer"),
        ("Translate \"good morning\" into French and Spanish", "Bonjour", "Spanish is missing"),
    ],
)  # fmt: skip
def test_what_does_not_do_the_task_scores_low_and_the_feedback_says_why(task, draft, named):
    score, feedback = craft.judge(task, draft)
    assert score <= 7 and named.lower() in feedback.lower(), (score, feedback)


def test_a_query_runs():
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE customers (name TEXT, city TEXT)")
    base.execute("INSERT INTO customers VALUES ('Ada', 'Berlin'), ('Bo', 'Rome')")
    for seed in range(6):
        query = say("", "Write a SQL query that lists all customers from Berlin", random.Random(seed))
        assert [row[0] for row in base.execute(query)] == ["Ada"]
    base.close()


def test_an_unknown_language_is_owned_up_to():
    text = say("", "Write a Haskell function that sorts a list", random.Random(0))
    assert "I cannot write Haskell" in text
    assert craft.judge("Write a Haskell function that sorts a list", text)[0] <= 4


def test_a_text_that_repeats_the_task_becomes_one_of_twenty_words():
    task = "Summarise the French Revolution in 20 words"
    _, feedback = craft.judge(task, task)
    mended = craft.revise(task, feedback, task, random.Random(0))
    assert 17 <= len(mended.split()) <= 23 and craft.judge(task, mended)[0] >= 8


def test_a_right_answer_needs_no_more_words():
    assert craft.judge("What is 2+2?", "2 + 2 = 4.")[0] == 10
    assert craft.judge("What is 2+2?", "2 + 2 = 5.")[0] <= 3
    assert craft.judge("What is the capital of France?", "Paris is the capital of France.")[0] == 10
