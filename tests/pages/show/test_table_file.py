"""A table as a file."""

from __future__ import annotations

import csv
import io

from core.view.numbers.drawn import Table
from pages.parts.show.table_file import as_csv


def test_numbers_have_all_their_figures_and_words_keep_their_commas():
    table = Table(
        ["Run", "Calls", "Seconds"], [["Routing, run 2", 1_234_567, 0.123456], ["", None, 1.5]], ("", ",d", ".2f")
    )
    assert as_csv(table) == 'Run,Calls,Seconds\n"Routing, run 2",1234567,0.123456\n,,1.5\n'


def test_no_text_is_taken_for_a_formula_and_a_number_stays_one():
    texts = ['=HYPERLINK("http://evil.example")', "+1", "-m", "@sum", " =1", "plain-model"]
    table = Table(["Model", "Off by"], [[text, -0.5] for text in texts])
    written = list(csv.reader(io.StringIO(as_csv(table))))[1:]
    assert written == [[text if text == "plain-model" else f"'{text}", "-0.5"] for text in texts]
