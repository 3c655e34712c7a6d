"""Cost and performance: the laws filled with the reader's numbers, beside what the last runs measured."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.forecasts.subjects import subjects
from core.forecasts.varied import PROFILE, SEEDS, vary
from core.laws.costs import MODELS, TABLE, date_of_prices, rates
from core.laws.estimate import Estimate
from core.laws.reasons import why_tokens
from core.laws.samples import Summary
from core.lesson.lesson import Costs
from core.lesson.registry import estimates, lesson_of
from core.lesson.same_task import SETS
from core.trace.counts import counted
from pages.parts.drawings import draw
from pages.parts.form.calculator import calculator
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.presenter import presenting
from pages.parts.show.costs_picture import costs_picture, of_many, titled
from pages.parts.show.costs_sentence import costs_sentence
from pages.parts.show.last_runs import draw_last, last
from pages.parts.show.later import later
from pages.parts.show.menu import PAGES, way_in
from pages.parts.show.money import amount_of

PATIENCE = 0.2  # seconds that the picture waits for the spread of its times, which take some 0.05
VARIED = (
    f"Below each time: median to p95 of {SEEDS} runs whose calls take as long on average, but vary as those of the "
    f"simulated model’s profile *{PROFILE}* do. Computed."
)
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


def compared(estimate: Estimate, costs: Costs, model: str) -> None:
    """The way to the same numbers on the page that compares, where it has this pattern."""
    query = {"prices": model} if model in MODELS else {}
    subject = subjects().get(estimate.pattern)
    if subject and (size := next((size.name for size in costs.sizes if size.counts), "")):
        count = min(max(given.sizes[size], 1), subject.most)
        setup = {"pattern": subject.name, "items": str(count), "at_once": str(given.concurrency or "none")}
        way_in("compare", "How late it gets →", show="tail", **setup, **query)
    elif any(way.reading.pattern is lesson_of(estimate.pattern).pattern for way in SETS["price"]()):
        way_in("compare", "What speed costs here →", show="price", **query)


def block(estimate: Estimate, costs: Costs, model: str, short: Summary | None) -> None:
    """The formulas of one pattern, filled in; below them its last whole run of this session."""
    title, page = titled(estimate.pattern), PAGES.get(estimate.pattern)
    last_one = last(estimate.pattern) if page else None
    made = f"{counted(int(estimate.calls.value), 'call')}, {estimate.seconds.value:.2f} s"
    with st.expander(f"{title}: {made}", expanded=last_one is not None):
        name, calls, seconds, tokens, amount = side_by_side(f"cost of {estimate.pattern}")
        with name, st.container(gap=None, key=f"show {estimate.pattern}"):
            if page:
                way_in(page.name, f"{title} →")
                compared(estimate, costs, model)
            st.markdown(f":small[:gray[{costs.when}]]")
        with calls:
            cell("Calls", f"{estimate.calls.value:,}", estimate.calls.rule, estimate.calls.filled)
        with seconds:
            late = [f"varied: median {short.median:.2f} s, p95 {short.p95:.2f} s"] if short else []
            cell("Time", f"{estimate.seconds.value:.2f} s", estimate.seconds.rule, estimate.seconds.filled, *late)
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
    runs = [each.stages for each in computed]
    spread = later(("varied", repr(given)), lambda: vary(runs, given.answer), PATIENCE)
    draw("costs", costs_picture(computed, models, spread), key="costs")
st.markdown(f":small[:gray[{VARIED}]]")
st.markdown(
    f":small[:gray[{' '.join(map(priced, dict.fromkeys(models)))} Prices of {date_of_prices()}, from {TABLE[0]}.]]"
)
st.space("small")
st.header("The formulas, filled with these numbers", anchor=False)
st.markdown(":small[:gray[Where you have run a pattern, its last whole run stands below the formula, as measured.]]")
for place, each in enumerate(computed):
    if costs := lesson_of(each.pattern).costs:
        block(each, costs, models[0], spread[place] if spread else None)
