"""What the five patterns are, as pictures, and the way into each."""

import streamlit as st

from pages.parts.hero import hero

ROWS = [
    ("prompt_chaining", "Prompt chaining", "Each step works on the answer of the step before.", "3", "the sum"),
    ("routing", "Routing", "A classifier picks the one specialist who answers.", "2", "classifier + one"),
    ("parallelization", "Parallelization", "Many independent items, all at the same time.", "n", "the longest"),
    (
        "orchestrator_workers",
        "Orchestrator–workers",
        "A planner splits the task, workers share it, one call combines.",
        "1 + n + 1",
        "plan + longest + combine",
    ),
    (
        "evaluator_optimizer",
        "Evaluator–optimizer",
        "Write, judge, improve, until the score is good enough.",
        "2 a round",
        "the sum",
    ),
]

with st.container(gap="xxsmall"):
    st.title("Workflow Patterns Lab", anchor=False)
    st.markdown(
        "Five ways to put several model calls together. Each runs here on your own input, and shows every call, every "
        "prompt and where the time went."
    )
for name, title, line, calls, time in ROWS:
    st.divider()
    drawing, words, cost = st.columns([4, 7, 4], gap="medium", vertical_alignment="center")
    with drawing:
        hero("home", {"pattern": name}, key=f"drawing {name}")
    with words, st.container(gap=None):
        st.page_link(f"{name}.py", label=f"{title} →")
        st.markdown(line)
    with cost:
        st.markdown(f":gray[Calls] **{calls}**  \n:gray[Time] **{time}**")
st.divider()
hero("home", {"pattern": "legend"}, key="legend")
