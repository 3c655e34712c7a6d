"""The ten takeaways, each with the page that shows it; a quiz; the words of the lab; and all patterns on one sheet."""

import streamlit as st

from core.lesson.glossary import words, words_with
from core.lesson.handout import handout
from core.lesson.presets.read import presets_of
from core.lesson.takeaways import Takeaway, takeaways
from pages.parts.drawings import draw
from pages.parts.setup.presenter import presenting
from pages.parts.show.first_page import small_run
from pages.parts.show.menu import PAGES, way_in
from pages.parts.show.quiz import show_quiz


def where(takeaway: Takeaway) -> str:
    """The page and the ready-made input that show it."""
    title = PAGES[takeaway.page].title
    named = next((preset.title for preset in presets_of(takeaway.page) if preset.id == takeaway.preset), "")
    return f"{title}: {named} →" if named else f"{title} →"


def sheet() -> None:
    """What is printed and handed out, alone on its page."""
    with st.container(gap="xxsmall"):
        st.title("The patterns on one sheet", anchor=False)
        with st.container(key="show back"):
            way_in("takeaways", "← Key takeaways and words")
    runs = {leaf["pattern"]: small_run(leaf["pattern"]) for leaf in handout()}
    drawn = {name: None if isinstance(run, str) else run for name, run in runs.items()}
    draw("handout", {"leaves": [{**leaf, "run": drawn[leaf["pattern"]]} for leaf in handout()]}, key="handout")


def summed_up() -> None:
    with st.container(gap="xxsmall"):
        st.title("Key takeaways and words", anchor=False)
        st.markdown(
            "What the lesson comes to, each sentence with the run that shows it. Below it [a quiz](#quiz) and "
            "[every word](#words) of the lab."
        )
        if presenting():
            _on_one_screen()
        else:
            with st.container(key="show handout"):
                way_in("takeaways", "A handout to print →", handout="1")
            _with_what_to_look_at()
    st.divider()
    st.space("small")
    st.header("Quiz", anchor="quiz")
    show_quiz()
    st.divider()
    st.space("small")
    st.header("Words", anchor="words")
    glossary()


def _with_what_to_look_at() -> None:
    for number, takeaway in enumerate(takeaways(), 1):
        st.divider()
        left, right = st.columns([7, 5], gap="medium")
        with left:
            st.markdown(f"**{number}. {takeaway.title}**  \n{takeaway.words}")
        with right, st.container(gap=None, key=f"show {number}"):
            way_in(takeaway.page, where(takeaway), takeaway.preset)
            st.markdown(f":small[:gray[{takeaway.look}]]")


def _on_one_screen() -> None:
    """For a class: the five patterns, and beside them what holds for all; each title leads to its page."""
    listed = list(enumerate(takeaways(), 1))
    half = (len(listed) + 1) // 2
    with st.container(key="presenter takeaways"):
        columns = st.columns(2, gap="medium")
    for column, part in zip(columns, (listed[:half], listed[half:]), strict=True):
        with column, st.container(gap="xsmall"):
            for number, takeaway in part:
                with st.container(gap=None, key=f"show {number}"):
                    way_in(takeaway.page, f"{number}. {takeaway.title}", takeaway.preset)
                    st.markdown(f":small[{takeaway.words}]")


def glossary() -> None:
    before = st.query_params.get("word", "")
    term = st.text_input("Find a word", before, max_chars=60, key="word", placeholder="such as slot", width=320)
    listed = words_with(term)
    if not listed:
        st.text(f"None of the {len(words())} words has that in its name or its meaning.")
        return
    rows = [[word.name, word.meaning, word.unit] for word in listed]
    head = ["Word", "What it means", "Unit"]
    draw("table", {"head": head, "rows": rows, "label": "The words of the lab"}, key="words")


if st.query_params.get("handout") == "1":
    sheet()
else:
    summed_up()
