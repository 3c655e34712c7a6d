"""The server's own key: who may use it, without seeing it."""

from __future__ import annotations

import os
from dataclasses import dataclass

import streamlit as st

from core.errors import ConfigError
from core.models.live.passphrase import door, passphrase
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory, on_loopback, owner

USE = "Use this server’s key"
_FIELD = "passphrase"


@dataclass
class Passed:
    """Whether this browser session has given the right passphrase, and what was said to the last wrong one."""

    right: bool = False
    said: str = ""


def may_use_own_key() -> bool:
    """With a passphrase set on the server: who has given it. Without one: who sits at the server itself."""
    try:
        asked = passphrase() and os.environ.get("OPENAI_API_KEY")
    except ConfigError:
        return False
    return memory(Passed).right if asked else on_loopback()


def passphrase_field() -> None:
    """Asks for the passphrase where there is one and it has not been given yet."""
    try:
        own = passphrase()
    except ConfigError:  # said above the fields
        return
    if not own or not os.environ.get("OPENAI_API_KEY"):
        return
    passed = memory(Passed)
    if passed.right:
        st.markdown(":small[:gray[You use the key of this server.]]")
        return
    # A form: who leaves by Tab comes to the eye inside the field, and what was typed would be lost.
    with st.form("passphrase form", clear_on_submit=True, border=False):
        st.text_input("Passphrase", type="password", key=_FIELD, placeholder="for this server’s key")
        st.form_submit_button(USE, on_click=_try, width="stretch")
    if passed.said:
        st.markdown(f":small[:red[{literally(passed.said)}]]")


def _try() -> None:
    typed, st.session_state[_FIELD] = str(st.session_state.get(_FIELD) or ""), ""  # it is not kept anywhere
    if typed.strip():
        passed = memory(Passed)
        passed.said = door.refused(typed, passphrase(), owner(), st.context.ip_address or "")
        passed.right = not passed.said
