"""A table as a file."""

from __future__ import annotations

from core.view.numbers.drawn import Table
from pages.parts.show.table_file import as_csv


def test_numbers_are_bare_and_words_keep_their_commas():
    assert as_csv(Table(["Run", "Calls"], [["Routing, run 2", "1,234,567"]])) == 'Run,Calls\n"Routing, run 2",1234567\n'
