"""Evaluator-optimizer: inputs, run, show."""

from functools import partial

import streamlit as st

from core import evaluator_optimizer
from pages.parts import inputs, rounds
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text


def result(run, reading):
    found, target = run.result, reading.options["target_score"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        rounds.scores(found, target)
    with right:
        rounds.why_ended(found, target)
        plain_text(found.final, "final")
        rounds.feedback(found)


pattern_page(
    "Evaluator–optimizer",
    "Write a draft, let a judge score it, improve it until it is good enough. Use it when quality can be judged.",
    lambda: inputs.text(evaluator_optimizer, "Task", partial(rounds.settings, "evaluator_optimizer")),
    result,
)
