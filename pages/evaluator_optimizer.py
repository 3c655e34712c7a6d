"""Evaluator-optimizer: inputs, run, show."""

import streamlit as st

from core import evaluator_optimizer
from core.patterns.evaluator_optimizer import Optimized
from core.runner import Shown
from pages.parts.form import form
from pages.parts.run.page import pattern_page
from pages.parts.show import rounds
from pages.parts.show.result_view import plain_text


def result(judged: Optimized, shown: Shown) -> None:
    target = shown.readings[-1].options["target_score"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        rounds.scores(judged, target)
    with right:
        rounds.why_ended(judged, target)
        plain_text(judged.final, "final")
        rounds.feedback(judged)


pattern_page(
    "Evaluator–optimizer",
    "Write a draft, let a judge score it, improve it until it is good enough. Use it when quality can be judged.",
    lambda: form.text(evaluator_optimizer, "Task"),
    result,
)
