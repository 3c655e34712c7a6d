"""Parallelization: inputs, run, show."""

from core import Failed, Reading, parallelization
from core.errors import kind_of_failure
from core.patterns.parallelization import Classified
from pages.parts.drawings import draw
from pages.parts.setup import form
from pages.parts.show.finished import Finished
from pages.parts.show.page import pattern_page


def result(run: Finished[Classified], reading: Reading) -> None:
    rows = []
    for email, answer in zip(run.result.emails, run.result.classifications, strict=True):
        if isinstance(answer, Failed):
            label, reason = "failed", kind_of_failure(answer.kind)
        else:
            label, _, reason = answer.partition(":")
        rows.append([email, label, reason.strip()])
    draw("table", {"head": ["E-mail", "Class", "Why"], "rows": rows, "label": "Classes, in input order"}, key="classes")


pattern_page(
    "Parallelization",
    "Independent items, each in its own call, all at the same time. Use it when no item needs another item’s answer.",
    lambda: form.items(parallelization, "E-mails, one per line"),
    result,
)
