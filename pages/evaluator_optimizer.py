"""Evaluator-optimizer: inputs, run, show."""

import streamlit as st

from core import evaluator_optimizer
from core.charts import alt, score_chart
from pages.parts import inputs
from pages.parts.comparison import colors_now
from pages.parts.hero import hero
from pages.parts.page import pattern_page
from pages.parts.plain_text import plain_text

ENDED = {
    "passed": "it passed: {score} reaches the target of {target}",
    "limit": "the limit of rounds was reached; the target was {target}",
    "no progress": "two rounds brought no better score; the target was {target}",
    "judge failed": "the judge gave no usable score",
}


def settings():
    left, right = st.columns(2, wrap=False)
    with left:
        target = st.number_input("Target score", 1, 10, key="evaluator_optimizer target_score")
    with right:
        rounds = st.number_input("Most rounds", 1, 10, key="evaluator_optimizer max_iterations")
    return {"target_score": target, "max_iterations": rounds}


def result(run, chosen):
    found, target = run.result, chosen.options["target_score"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        figure = score_chart(found.history, target, colors_now())
        st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=alt(figure), key="scores")
    with right:
        why = ENDED[found.ended].format(score=found.score, target=target)
        rounds = "1 round" if found.iterations == 1 else f"{found.iterations} rounds"
        st.markdown(f":gray[The best draft of {rounds}. It ended because {why}.]")
        plain_text(found.final)
        rows = [
            [str(number), f"{draft.score}{', best' if draft.text == found.final else ''}", draft.feedback]
            for number, drafts in enumerate(found.history, 1)
            for draft in drafts
        ]
        hero(
            "table",
            {"head": ["Round", "Score", "What the judge missed"], "rows": rows, "label": "Rounds"},
            key="rounds",
        )


pattern_page(
    "Evaluator–optimizer",
    "Write a draft, let a judge score it, improve it until it is good enough. Use it when quality can be judged.",
    lambda: inputs.text(evaluator_optimizer, "Task", settings),
    result,
)
