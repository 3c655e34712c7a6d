"""Text where Markdown is read: nothing in it is a sign."""

from __future__ import annotations

from pages.parts.setup.plain_markdown import literally


def test_nothing_that_a_model_says_is_a_sign_in_it():
    text = "![a](http://b) :red[c] `d` $e$ <f> *g* {h}"
    assert literally(text).replace("\\", "") == text
    assert literally("two\nlines  here") == "two lines here"
    assert "![" not in literally(text) and ":red[" not in literally(text) and literally("a_b") == "a\\_b"


def test_a_number_and_its_unit_stay_in_one_line_and_no_other_s_is_moved():
    assert literally("within 4 s of 2.50 s") == "within 4\u00a0s of 2\\.50\u00a0s"
    assert literally("4 stars, all s") == "4 stars\\, all s"
