"""The rules that stand in a task, and syllables."""

from __future__ import annotations

import pytest

from core.models.simulated.replies.rules import Rules, rules_of, syllables
from tests.core.models.known_tasks import BOTTLE, CONCERT, LAMP, scans, tasks


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


def test_every_haiku_scans():
    haiku = [task for task in tasks("lines") if "haiku" in task.title]
    assert not [text for task in haiku for place, text in task.good().items() if not scans(text, place)]
