"""Which pattern: a few questions, the way that was answered as a picture, and where it ends."""

import streamlit as st

from core.lesson.presets.read import preset_of
from core.lesson.which_pattern import End, ends, questions, tree_of, walk
from pages.parts.drawings import draw
from pages.parts.form.address import share
from pages.parts.run.two_patterns import two_patterns
from pages.parts.setup.links import answers_to_query
from pages.parts.setup.presenter import presenting
from pages.parts.setup.questions_field import GivenAnswers, take_answers
from pages.parts.setup.session import memory
from pages.parts.show.first_page import alone
from pages.parts.show.menu import way_in
from pages.parts.show.money import predicted_price


def ask(name: str, known: GivenAnswers) -> None:
    question = questions()[name]
    st.header(question.words, anchor=False)
    st.markdown(f":gray[{question.help}]")
    with st.container(horizontal=True):
        for place, answer in enumerate(question.answers):
            st.button(answer.words, key=f"answer {name} {place}", on_click=known.update, args=({name: place},))


def show(end: End) -> None:
    st.header(end.title, anchor=False)
    st.markdown(end.reason)
    st.markdown(f":gray[Calls] **{end.calls}**  \n:gray[Time] **{end.time}**  \n:gray[Money] {predicted_price(end)}")
    st.markdown(f":gray[Counter-example] {end.counter}")
    title = preset_of(end.page, end.preset).title
    way_in(end.page, f"Open it with “{title}” →" if not end.pattern else f"See “{title}” →", end.preset)


with st.container(gap="xxsmall"):
    st.title("Which pattern?", anchor=False)
    st.markdown("Think of a task of your own and answer for it. Any answer can be changed.")
for notice in take_answers():
    st.markdown(f":small[:gray[{notice}]]")
known = memory(GivenAnswers)
path, at = walk(known)
if presenting():  # a class has the tree in sight, whatever stands below it
    draw("path", tree_of(known), key="path")
asks = at in questions()
# A question that is presented has the whole width, and the answers below it.
left, right = (st.container(), st.container()) if presenting() and asks else st.columns([7, 5], gap="large")
with left:
    if asks:
        ask(at, known)
    else:
        show(ends()[at])
with right:
    if at in ends() and not ends()[at].pattern:
        shown = alone(ends()[at].page, ends()[at].preset)
        draw("home", {"sections": shown, "query": "", "compact": False}, key=f"drawing {at}")
    if path:
        st.markdown(":small[:gray[Your answers. Press one to change it.]]")
    with st.container(gap="xxsmall"):
        for name, place in path:
            label = questions()[name].answers[place].words
            st.button(label, key=f"change {name}", type="tertiary", on_click=known.take_back, args=(name,))
    if path:
        share("choose", answers_to_query(known))
if not presenting():
    st.space("small")
    draw("path", tree_of(known), key="path")
if at in ends():
    st.space("small")
    two_patterns(ends()[at])
