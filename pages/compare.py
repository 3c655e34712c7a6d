"""Compare by numbers: hours of runs in seconds, against the laws; any point opens its run."""

import streamlit as st

from core.view.numbers.questions import QUESTIONS
from pages.parts.form import numbers as form
from pages.parts.setup.presenter import away, presenting
from pages.parts.show import guesses, own_model
from pages.parts.show import numbers as show
from pages.parts.show.comparison import colors_now

kept = form.kept_numbers()
form.take_address(kept)
with st.container(gap="medium" if presenting() else "xxsmall", horizontal=presenting(), vertical_alignment="center"):
    st.title("Compare by numbers", anchor=False, width="content" if presenting() else "stretch")
    if not presenting():
        st.markdown("Hours of runs in seconds, on the simulated model and a virtual clock.")
form.choose_question(kept)
for notice in kept.notices:
    st.markdown(f":small[:gray[{notice}]]")
given, question = form.settings(kept), QUESTIONS[kept.question]
left, right = st.columns([4, 8], gap="large")
with right, st.container(key="compare picture"):  # page.css keeps its place free until it is drawn
    covered = guesses.covered(kept, given)
    found = None if covered else show.answer(kept, given)
    charts = [] if found is None else question.figures(found, given, colors_now())
    if covered:
        guesses.cover()
    elif charts:
        show.draw_first(kept, charts)
    elif found is not None:
        own_model.how_to(found)
with left:
    if covered:
        guesses.ask(kept, given)
    elif found is not None:
        show.tell(question, found, given)
        guesses.tell(kept, given, found)
        show.offer(kept, question, found)
with away("compare fields"):
    form.fields(kept)
    query = form.put_address(kept)
    with st.container(horizontal=True, vertical_alignment="center"):
        form.link(query)
        guesses.offer(kept, given)
if found is not None:
    show.show_run(kept, given, found, query)
    with away("compare more"):
        show.draw_others(kept, charts)
        own_model.show_tables(question, found)
        show.show_table(question, found, kept)
        show.real_run(question, given)
own_model.draw_when_forecast()
