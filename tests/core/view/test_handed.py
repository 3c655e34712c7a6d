"""What a run hands over: in a line for the picture, and whole."""

import core
from core.gather import Failed
from core.lesson.registry import lesson_of
from core.patterns.parallelization import Classified
from core.patterns.prompt_chaining import Chain
from core.view.handed import handed
from tests.rows import rows

FAILED = Failed(error="nothing came", kind="empty")


@rows(
    "answers, line",
    [
        (["spam: an offer", "urgent: the shop is down"], "1 spam · 2 urgent"),
        (["spam: an offer", FAILED], "1 spam · 2 failed"),
        (["It is long. And it goes on: with more."], "1 It is long."),
        (["x" * 100], f"1 {'x' * 71}…"),
    ],
)
def test_of_many_answers_each_is_named_in_a_word_or_its_first_sentence(answers, line):
    result = Classified(emails=["mail"] * len(answers), classifications=answers)
    assert handed(result, "classifications")[0] == line


def test_a_text_is_one_line_and_stays_whole_behind_it():
    chain = Chain(outline="o", draft="d", final="One.\n\nTwo <b>three</b>.\n")
    assert handed(chain, "final") == ("One. Two <b>three</b>.", "One.\n\nTwo <b>three</b>.")


def test_a_program_keeps_its_lines():
    chain = Chain(outline="o", draft="d", final="def f(x):\n    return x\n")
    assert handed(chain, "final")[0] == "def f(x):\n    return x"


def test_very_much_of_it_is_cut():
    line, whole = handed(Chain(outline="o", draft="d", final="word " * 5000), "final")
    assert (len(line), len(whole)) == (400, 6000)


def test_where_nothing_is_handed_over_there_is_no_answer():
    assert handed(Chain(outline="o", draft="d", final=" "), "final") is None


def test_it_is_the_field_that_the_user_gets():
    run = core.forecast(core.support_system, "Why is my bill higher?", seed=7)
    assert handed(run.result, lesson_of("support_system").delivers)[1] == run.result.response.strip()
