"""Cost and performance: the five laws filled with the reader's numbers, beside what the last runs measured."""

import streamlit as st

from core.laws.costs import TABLE, date_of_prices, in_words, rates
from core.laws.spent import spent
from core.lesson.registry import estimates
from core.trace.counts import counted
from pages.parts.calculator import calculator
from pages.parts.hero import hero
from pages.parts.last_runs import draw_last, last
from pages.parts.lesson import PAGES, way_in

WHEN = {
    "prompt_chaining": "When the steps depend on each other.",
    "routing": "When the input falls into kinds, each with a specialist.",
    "parallelization": "When items are independent and speed counts.",
    "orchestrator_workers": "When the task has to be split while it runs.",
    "evaluator_optimizer": "When quality counts more than calls.",
}
NOTES = {
    "prompt_chaining": "Each prompt contains the answer before it, so the tokens that go in grow along the chain. If "
    "each prompt contained all answers before it, they would grow with the square of N.",
    "routing": "All four specialists started together with the classifier would be 5 calls, and the time of the longer "
    "of classifier and specialist.",
    "parallelization": "The lesson’s “5x faster for 5 items” is true for calls of equal length and no limit. Make one "
    "slower, or set a limit, and see.",
    "orchestrator_workers": "The synthesis reads all N answers, so its prompt is the longest of them all.",
    "evaluator_optimizer": "The lesson says 2–3 calls an iteration. Exactly: passing in round k costs 2k calls, and "
    "never passing within the limit of m rounds costs 2m.",
}


def money(amount):
    return in_words(amount).replace("$", "\\$")


WIDTHS = (164, 160, 176, 218, 92)  # px; they wrap where the page is narrower


def cell(what, value, *lines):
    below = "  \n".join(f":small[:gray[{line}]]" for line in lines)
    st.markdown(f":small[:gray[{what}]]  \n**{value}**  \n{below}")


def side_by_side(key):
    with st.container(horizontal=True, key=key):  # page.css makes rows of it on a phone
        return [st.container(width=width) for width in WIDTHS]


def block(estimate, model):
    page, found = PAGES[estimate.pattern], last(estimate.pattern)
    st.divider()
    with st.container(gap="xsmall"):
        name, calls, seconds, tokens, amount = side_by_side(f"cost of {page.name}")
        with name, st.container(gap=None, key=f"show {page.name}"):
            way_in(page.name, f"{page.title} →")
            st.markdown(f":small[:gray[{WHEN[page.name]}]]")
        with calls:
            cell("Calls", f"{estimate.calls.value:,}", estimate.calls.rule, estimate.calls.filled)
        with seconds:
            cell("Time", f"{estimate.seconds.value:.2f} s", estimate.seconds.rule, estimate.seconds.filled)
        with tokens:
            into, out = estimate.tokens_in, estimate.tokens_out
            both = f"{into.value:,} in, {out.value:,} out"
            cell("Tokens", both, f"in: {into.rule}", into.filled, f"out: {out.rule}, {out.filled}")
        with amount:
            cell("Money", money(estimate.dollars(model)), "computed")
        if found is not None:
            draw_last(found, side_by_side(f"cost measured {page.name}"), model)
            if found.beside:
                st.markdown(f":small[{found.beside.why}]")
            for sentence in spent(estimate, found.trace, model):
                st.markdown(f":small[{sentence}]")
        st.markdown(f":small[:gray[{NOTES[page.name]}]]")


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
        st.markdown(f":small[:gray[{money(known[0])} a million tokens in, {money(known[1])} out. {table}]]")
found = estimates(given)
with right:
    st.markdown("**The same numbers on one axis** :small[:gray[computed, not run]]")
    rows = [
        {
            "name": PAGES[each.pattern].title,
            "calls": counted(each.calls.value, "call"),
            "seconds": each.seconds.value,
            "bars": [list(call) for call in each.drawn],
        }
        for each in found
    ]
    said = "; ".join(f"{row['name']} {row['calls']} in {row['seconds']:.2f} s" for row in rows)
    hero("lanes", {"label": f"Calls against seconds, computed: {said}.", "rows": rows}, key="lanes")
    hero("home", {"pattern": "kinds"}, key="legend")
for each in found:
    block(each, model)
st.divider()
