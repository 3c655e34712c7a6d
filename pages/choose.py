"""Which pattern: a few questions, the way that was answered as a picture, and where it ends."""

import streamlit as st

from core.lesson.choice import ENDS, QUESTIONS, picture, walk
from core.lesson.registry import PRESETS
from pages.parts.hero import hero
from pages.parts.lesson import way_in
from pages.parts.links import answers, answers_to_query
from pages.parts.money import predicted_price
from pages.parts.session import memory
from pages.parts.share import share

kept = memory("choose")
answered = kept.setdefault("answered", {})


def take(given):
    """The answers of an address, once: from then on they are the reader's."""
    if kept.get("address") == given:
        return []
    kept["address"] = given
    found, notices = answers(given)
    answered.clear()
    answered.update(found)
    return notices


def say(asked, place):
    answered[asked] = place


def forget(asked):
    """This question is open again, and so are those after it."""
    path, _ = walk(answered)
    names = [name for name, _ in path]
    for name in names[names.index(asked) :] if asked in names else ():
        del answered[name]


def ask(asked):
    question = QUESTIONS[asked]
    st.header(question.words, anchor=False)
    st.markdown(f":gray[{question.help}]")
    with st.container(horizontal=True):
        for place, answer in enumerate(question.answers):
            st.button(answer.words, key=f"answer {asked} {place}", on_click=say, args=(asked, place))


def show(end):
    st.header(end.title, anchor=False)
    st.markdown(end.reason)
    st.markdown(f":gray[Calls] **{end.calls}**  \n:gray[Time] **{end.time}**  \n:gray[Money] {predicted_price(end)}")
    st.markdown(f":gray[Counter-example] {end.counter}")
    title = next(preset.title for preset in PRESETS[end.page] if preset.id == end.preset)
    way_in(end.page, f"Open it with “{title}” →" if end.drawing else f"See “{title}” →", end.preset)


with st.container(gap="xxsmall"):
    st.title("Which pattern?", anchor=False)
    st.markdown("Think of a task of your own and answer for it. Any answer can be changed.")
for notice in take(st.query_params["answers"]) if "answers" in st.query_params else ():
    st.markdown(f":small[:gray[{notice}]]")
path, at = walk(answered)
left, right = st.columns([7, 5], gap="large")
with left:
    if at in QUESTIONS:
        ask(at)
    else:
        show(ENDS[at])
with right:
    if at in ENDS and ENDS[at].drawing:
        hero("home", {"pattern": ENDS[at].drawing}, key=f"drawing {at}")
    if path:
        st.markdown(":small[:gray[Your answers. Press one to change it.]]")
    with st.container(gap="xxsmall"):
        for asked, place in path:
            label = QUESTIONS[asked].answers[place].words
            st.button(label, key=f"change {asked}", type="tertiary", on_click=forget, args=(asked,))
    if path:
        share("choose", answers_to_query(answered))
st.space("small")
hero("path", picture(answered), key="path")
