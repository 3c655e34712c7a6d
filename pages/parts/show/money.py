"""Money: below a run that chose among models, and at the end of the questions that lead to a pattern."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import streamlit as st

from core.laws.costs import MODELS, bill, date_of_prices, price_in_words, savings
from core.lesson.registry import lesson_of, predicted
from core.lesson.which_pattern import End
from core.run import Run
from pages.parts.setup.plain_markdown import literally


def money(run: Run[Any]) -> None:
    """What a run on several models cost, or would have cost, beside one model for all; nothing for a run on one."""
    one, trace = lesson_of(run.trace.pattern).instead, run.trace
    if run.result is None or (one is None and len({span.model for span in trace.spans if span.kind != "tool"}) < 2):
        return
    # Where the pattern chooses none, the models were chosen by step: beside them stands the run's own for all.
    model, extra = (one.model, one.extra) if one else (trace.model, "")
    included, without_it = (f", {one.choosing} included", f", without {one.choosing}") if one else ("", "")
    saving = savings(trace, model, extra)
    answered = literally(", ".join(f"{count} by {model}" for model, count in saving.answers.items()))
    spent, instead = saving.spent.dollars, saving.instead.dollars
    if saving.saved is None or spent is None or instead is None:
        why = literally(saving.spent.why or saving.instead.why or "no tokens were said")
        st.markdown(f":small[:gray[Answered: {answered}. What it cost is not known: {why}.]]")
        return
    would = "cost" if trace.world == "live" else "would have cost"
    word = "saved" if saving.saved >= 0 else "more"
    without = f", {literally(saving.spent.without)}" if saving.spent.without else ""
    st.markdown(
        f"**{abs(saving.saved) * 1000:.2f} US dollars {word}** in a thousand such runs  \n"
        f":small[:gray[Answered: {answered}. A thousand runs {would} {spent * 1000:.2f}{included}; "
        f"with {literally(model)} for all about {instead * 1000:.2f}{without_it}. Computed from the tokens of "
        f"this run, {trace.world}{without}; prices of {date_of_prices()}.]]"
    )


def amount_of(dollars: Decimal | None) -> str:
    """US dollars in words, for Markdown: there a bare dollar sign would begin a formula."""
    return price_in_words(dollars).replace("$", "\\$")


# A forecast stands behind it, the same for everybody.
@cache
def predicted_price(end: End) -> str:
    """What the preset of an end costs, from the tokens that its forecast counts; with model and date of the price."""
    preset, run = predicted(end.page, end.preset)
    spans = tuple(span for span in run.trace.spans if end.step in ("", span.step))
    amount = amount_of(bill(run.trace.model_copy(update={"spans": spans}), MODELS[0]).dollars)
    what = f"the step {end.step} of “{preset.title}”" if end.step else f"“{preset.title}”"
    return (
        f"**{amount}** :small[:gray[for {what}, computed from the predicted tokens, on {MODELS[0]}, prices of "
        f"{date_of_prices()}]]"
    )
