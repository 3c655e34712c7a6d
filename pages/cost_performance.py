"""Cost and performance: the five laws filled with the reader's numbers, beside what the last runs measured."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.laws.costs import TABLE, date_of_prices, rates
from core.laws.estimate import Estimate
from core.laws.reasons import why_tokens
from core.lesson.lesson import Costs
from core.lesson.registry import estimates, lesson_of
from core.trace.counts import counted
from pages.parts.drawings import draw
from pages.parts.setup.calculator import calculator
from pages.parts.show.last_runs import draw_last, last
from pages.parts.show.menu import PAGES, way_in
from pages.parts.show.money import amount_of

WIDTHS = (164, 160, 176, 218, 92)  # px; they wrap where the page is narrower


def cell(what: str, value: str, *lines: str) -> None:
    below = "  \n".join(f":small[:gray[{line}]]" for line in lines)
    st.markdown(f":small[:gray[{what}]]  \n**{value}**  \n{below}")


def side_by_side(key: str) -> list[DeltaGenerator]:
    with st.container(horizontal=True, key=key):  # page.css makes rows of it on a phone
        return [st.container(width=width) for width in WIDTHS]


def block(estimate: Estimate, costs: Costs, model: str) -> None:
    page, last_one = PAGES[estimate.pattern], last(estimate.pattern)
    st.divider()
    with st.container(gap="xsmall"):
        name, calls, seconds, tokens, amount = side_by_side(f"cost of {page.name}")
        with name, st.container(gap=None, key=f"show {page.name}"):
            way_in(page.name, f"{page.title} →")
            st.markdown(f":small[:gray[{costs.when}]]")
        with calls:
            cell("Calls", f"{estimate.calls.value:,}", estimate.calls.rule, estimate.calls.filled)
        with seconds:
            cell("Time", f"{estimate.seconds.value:.2f} s", estimate.seconds.rule, estimate.seconds.filled)
        with tokens:
            into, out = estimate.tokens_in, estimate.tokens_out
            both = f"{into.value:,} in, {out.value:,} out"
            cell("Tokens", both, f"in: {into.rule}", into.filled, f"out: {out.rule}, {out.filled}")
        with amount:
            cell("Money", amount_of(estimate.dollars(model)), "computed")
        if last_one is not None:
            draw_last(last_one, side_by_side(f"cost measured {page.name}"), model)
            if last_one.beside:
                st.markdown(f":small[{last_one.beside.why}]")
            for sentence in why_tokens(estimate, last_one.trace, model):
                st.markdown(f":small[{sentence}]")
        st.markdown(f":small[:gray[{costs.note}]]")


with st.container(gap="xxsmall"):
    st.title("Cost and performance", anchor=False)
    st.markdown(
        "What the five patterns cost for numbers of your own: calls, seconds, tokens, money. All of it is computed. "
        "Below each law stands what your last run on that page measured."
    )
left, right = st.columns([5, 7], gap="large")
with left:
    given, model = calculator()
    known, table = rates(model), f"Prices of {date_of_prices()}, from {TABLE[0]}."
    if known is None:
        st.markdown(f":small[:gray[Its price is not known. {table}]]")
    else:
        st.markdown(f":small[:gray[{amount_of(known[0])} a million tokens in, {amount_of(known[1])} out. {table}]]")
computed = estimates(given)
with right:
    st.markdown("**The same numbers on one axis** :small[:gray[computed, not run]]")
    rows = [
        {
            "name": PAGES[each.pattern].title,
            "calls": counted(int(each.calls.value), "call"),
            "seconds": each.seconds.value,
            "bars": [list(call) for call in each.drawn],
        }
        for each in computed
    ]
    summary = "; ".join(f"{row['name']} {row['calls']} in {row['seconds']:.2f} s" for row in rows)
    draw("lanes", {"label": f"Calls against seconds, computed: {summary}.", "rows": rows}, key="lanes")
    draw("kinds", {}, key="legend")
for each in computed:
    if costs := lesson_of(each.pattern).costs:
        block(each, costs, model)
st.divider()
