"""Parallelization: inputs, run, show."""

from core import Failed, parallelization
from core.errors import kind_of_failure
from pages.parts import inputs
from pages.parts.hero import hero
from pages.parts.page import pattern_page


def result(run, reading):
    rows = []
    for email, found in zip(run.result.emails, run.result.classifications, strict=True):
        if isinstance(found, Failed):
            label, reason = "failed", kind_of_failure(found.kind)
        else:
            label, _, reason = found.partition(":")
        rows.append([email, label, reason.strip()])
    hero("table", {"head": ["E-mail", "Class", "Why"], "rows": rows, "label": "Classes, in input order"}, key="classes")


pattern_page(
    "Parallelization",
    "Independent items, each in its own call, all at the same time. Use it when no item needs another item’s answer.",
    lambda: inputs.items(parallelization, "E-mails, one per line"),
    result,
)
