"""The ten takeaways of the lesson, each with the page that shows it, and the words of the lab."""

import streamlit as st

from core.lesson.glossary import found, words
from core.lesson.presets.read import presets_of
from core.lesson.takeaways import Takeaway, takeaways
from pages.parts.drawings import draw
from pages.parts.show.menu import PAGES, way_in


def where(takeaway: Takeaway) -> str:
    """The page and the ready-made input that show it."""
    title = PAGES[takeaway.page].title
    named = next((preset.title for preset in presets_of(takeaway.page) if preset.id == takeaway.preset), "")
    return f"{title}: {named} →" if named else f"{title} →"


with st.container(gap="xxsmall"):
    st.title("Key takeaways and words", anchor=False)
    st.markdown("What the lesson comes to, each sentence with the run that shows it. Below it every word of the lab.")
for number, takeaway in enumerate(takeaways(), 1):
    st.divider()
    left, right = st.columns([7, 5], gap="medium")
    with left:
        st.markdown(f"**{number}. {takeaway.title}**  \n{takeaway.words}")
    with right, st.container(gap=None, key=f"show {number}"):
        way_in(takeaway.page, where(takeaway), takeaway.preset)
        st.markdown(f":small[:gray[{takeaway.look}]]")
st.divider()
st.space("small")
st.header("Words", anchor="words")
term = st.text_input(
    "Find a word", st.query_params.get("word", ""), max_chars=60, key="word", placeholder="such as makespan", width=320
)
listed = found(term)
if not listed:
    st.text(f"None of the {len(words())} words has that in its name or its meaning.")
else:
    rows = [[word.name, word.meaning, word.unit] for word in listed]
    draw(
        "table", {"head": ["Word", "What it means", "Unit"], "rows": rows, "label": "The words of the lab"}, key="words"
    )
