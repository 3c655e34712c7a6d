"""Cost and performance: the laws filled with the reader's numbers, beside what the last runs measured."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.laws.costs import TABLE, date_of_prices, rates
from core.laws.estimate import Estimate
from core.laws.reasons import why_tokens
from core.lesson.lesson import Costs
from core.lesson.registry import estimates, lesson_of
from core.trace.counts import counted
from pages.parts.drawings import draw
from pages.parts.form.calculator import calculator
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.show.costs_picture import costs_picture, of_many, titled
from pages.parts.show.costs_sentence import costs_sentence
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


def priced(model: str) -> str:
    known = rates(model)
    if known is None:
        return f"The price of {model} is not known."
    return f"{model}: {amount_of(known[0])} a million tokens in, {amount_of(known[1])} out."


def block(estimate: Estimate, costs: Costs, model: str) -> None:
    """The formulas of one pattern, filled in; below them its last whole run of this session."""
    title, page = titled(estimate.pattern), PAGES.get(estimate.pattern)
    last_one = last(estimate.pattern) if page else None
    made = f"{counted(int(estimate.calls.value), 'call')}, {estimate.seconds.value:.2f} s"
    with st.expander(f"{title}: {made}", expanded=last_one is not None):
        name, calls, seconds, tokens, amount = side_by_side(f"cost of {estimate.pattern}")
        with name, st.container(gap=None, key=f"show {estimate.pattern}"):
            if page:
                way_in(page.name, f"{title} →")
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
            cell("1,000 runs", of_many(estimate.dollars(model)).replace("$", "\\$"), "computed")
        if last_one is not None:
            draw_last(last_one, side_by_side(f"cost measured {estimate.pattern}"), model)
            if last_one.beside:
                st.markdown(f":small[{literally(last_one.beside.why)}]")
            for sentence in why_tokens(estimate, last_one.trace, model):
                st.markdown(f":small[{literally(sentence)}]")
        st.markdown(f":small[:gray[{costs.note}]]")


with st.container(gap="medium" if presenting() else "xxsmall", horizontal=presenting(), vertical_alignment="center"):
    st.title("Cost and performance", anchor=False, width="content" if presenting() else "stretch")
    if not presenting():
        st.markdown("Drag a number and see what each pattern makes of it. Computed, not run.")
    sentence = st.container(key="costs sentence")  # page.css keeps its place free, too
picture = st.container(key="costs picture")  # page.css keeps its place free until it is drawn
given, models = calculator()
computed = estimates(given)
words = literally(costs_sentence(computed, models[0]))
sentence.markdown(f":small[{words}]" if presenting() else words)
with picture:
    draw("costs", costs_picture(computed, models), key="costs")
st.markdown(
    f":small[:gray[{' '.join(map(priced, dict.fromkeys(models)))} Prices of {date_of_prices()}, from {TABLE[0]}.]]"
)
st.space("small")
st.header("The formulas, filled with these numbers", anchor=False)
st.markdown(":small[:gray[Where you have run a pattern, its last whole run stands below the formula, as measured.]]")
for each in computed:
    if costs := lesson_of(each.pattern).costs:
        block(each, costs, models[0])
