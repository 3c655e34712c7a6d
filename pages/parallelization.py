"""Parallelization: inputs, run, show."""

from core import Failed, parallelization
from core.errors import kind_of_failure
from core.patterns.parallelization import Classified
from core.runner import Shown
from pages.parts.drawings import draw
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.setup.input_text import lines
from pages.parts.show.at_once import at_once_curve


def result(classified: Classified, shown: Shown) -> None:
    rows = []
    for email, answer in zip(classified.emails, classified.classifications, strict=True):
        if isinstance(answer, Failed):
            label, reason = "failed", kind_of_failure(answer.kind)
        else:
            label, _, reason = answer.partition(":")
        rows.append([email, label, reason.strip()])
    draw("table", {"head": ["E-mail", "Class", "Why"], "rows": rows, "label": "Classes, in input order"}, key="classes")


pattern_page(
    "Parallelization",
    "Independent items, each in its own call, all at the same time. Use it when no item needs another item’s answer.",
    lambda: form.text(parallelization, "E-mails, one per line", split=lines, fans_out=True, items=True, rows=5),
    result,
    more=at_once_curve,
)
