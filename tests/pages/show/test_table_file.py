"""A table as a file."""

from __future__ import annotations

from core.view.numbers.drawn import Table
from pages.parts.show.table_file import as_csv


def test_numbers_have_all_their_figures_and_words_keep_their_commas():
    table = Table(
        ["Run", "Calls", "Seconds"], [["Routing, run 2", 1_234_567, 0.123456], ["", None, 1.5]], ("", ",d", ".2f")
    )
    assert as_csv(table) == 'Run,Calls,Seconds\n"Routing, run 2",1234567,0.123456\n,,1.5\n'
