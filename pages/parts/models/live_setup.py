"""What a live model needs: an address, a key where the server wants one, a model, an API, and a limit at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import streamlit as st

from core.errors import ConfigError, WorkflowError
from core.models.live import Live
from core.models.live.endpoint import OPENAI, Endpoint, endpoint_of
from core.models.live.known import known
from core.models.live.listed import listed
from core.models.live.nearby import Server
from core.runner import runner
from pages.parts.models.allowances import budget_of_run, say_what_is_left, used_up
from pages.parts.models.live_limits import answer_limit, call_deadline, limit_fields, most_at_once, usual_at_once
from pages.parts.models.nearby_choice import nearby_choice
from pages.parts.models.own_key import may_use_own_key, passphrase_field
from pages.parts.models.try_connection import key_given, models_found, try_connection
from pages.parts.setup.field_keys import key_of, move
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory, on_loopback

AUTOMATIC = "Automatic"
APIS = {AUTOMATIC: None, "Responses": "responses", "Chat completions": "chat"}
_KEY, _BASE_URL, _NAME, _API = "api_key", "base_url", "model_name", "api"  # the fields
_LISTED, _BESIDE = "listed", "live_side_by_side"
_OWN_NAME = "gpt-4o-mini"
_PATHS = {"responses": "responses", "chat": "chat/completions"}


@dataclass
class Kept:
    """The key that was typed last: the field may be drawn anew, and a value that it keeps is sent back to it."""

    key: str = field(default="", repr=False)
    wants_key: str = ""  # the address of one that says nothing without a key
    unkeyed: str = ""  # the address of a server that was chosen by a press: nobody has typed a key for it


@dataclass
class Lists:
    """The models that servers have listed to this session, by address; and why one has none, in words."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    problem: str = ""


@dataclass
class Chosen:
    """The model's name and the API that were chosen for a server, by address; and which server was the last."""

    there: dict[str, tuple[str, str]] = field(default_factory=dict)
    last: str = ""  # empty: none that could be called


def live_fields() -> None:
    """All of them, and what is wrong with what stands in them."""
    if on_loopback():
        nearby_choice(use)
    passphrase_field()
    _address()
    # Live: who leaves by Tab comes to the eye inside the field, and Streamlit takes that for not having left.
    st.text_input("Key", type="password", key=key_of(_KEY), live=True, placeholder=_whose_key(), on_change=_keep_key)
    _model_name()
    try_connection(base_url(), live_name(), bool(_wanted()), live_model)
    st.selectbox("API", list(APIS), key=key_of(_API), index=_own_api(), persist_state="session")
    limit_fields(is_here())
    sharing = "Two runs at once share the server’s slots and its cache: each slows the other."
    st.toggle("Compare side by side", key=_BESIDE, help=sharing, persist_state="session")
    try:
        model = live_model()
        memory(Chosen).last = model.base_url
        if model.shows_key:
            short = "So short a key may be a word of an answer: it is not hidden where the server repeats it."
            st.markdown(f":small[{short}]")
        say_what_is_left(model)
    except ConfigError as error:
        if base_url() or not _typed(_BASE_URL):  # else it stands below the address
            st.markdown(f":small[:red[{literally(str(error))}]]")


def use(server: Server, name: str) -> None:
    """Into the fields: a model of a server on this computer."""
    values = {_BASE_URL: server.base_url, _KEY: "", _NAME: name, _API: AUTOMATIC}
    for one, value in values.items():
        move(one, value)
    usual_at_once()
    memory(Kept).unkeyed = server.base_url
    memory(Kept).wants_key = server.base_url if server.wants_key else ""
    memory(Lists).names[server.base_url] = server.models


def _address() -> None:
    """The base URL, and below it the whole address of a call, as it will be called."""
    theirs = _own("OPENAI_BASE_URL", "the server's own", "OpenAI")
    st.text_input(
        "Base URL", key=key_of(_BASE_URL), placeholder=theirs, on_change=_other_server, persist_state="session"
    )
    if not (typed := _typed(_BASE_URL)):
        return
    try:
        endpoint = endpoint_of(typed)
    except ConfigError as error:
        st.markdown(f":small[:red[{literally(str(error))}]]")
    else:
        done = f" {', '.join(endpoint.notes)}." if endpoint.notes else ""
        # As code: Markdown would make a link of it.
        origin, path = (part.replace("`", "%60") for part in endpoint.split(_path()))
        st.markdown(f":small[:gray[Calls go to]] `{origin}` `{path}` :small[:gray[{literally(done)}]]")


def _other_server() -> None:
    """The name and the API of one server say nothing to another, which has its own, or as yet none."""
    chosen, address = memory(Chosen), base_url()
    if address in ("", chosen.last) or not chosen.last:
        return
    chosen.there[chosen.last] = (_typed(_NAME), _api())
    name, api = chosen.there.get(address, ("", AUTOMATIC))
    move(_NAME, name)
    move(_API, api)
    memory(Lists).problem = ""


def _path() -> str:
    try:
        return _PATHS[live_model().able(live_name()).api or "chat"]
    except ConfigError:
        return "…"


def _model_name() -> None:
    st.text_input("Model name", key=key_of(_NAME), placeholder=live_name(), persist_state="session")
    lists = memory(Lists)
    names = live_models()
    if names == (live_name(),):
        return
    if names:
        st.selectbox(
            "Listed there", names, None, key=_LISTED, placeholder=f"{len(names)} listed there",
            label_visibility="collapsed", on_change=_choose_listed,
        )  # fmt: skip
        return
    st.button("List models", type="tertiary", key="list models", on_click=_list)
    if lists.problem:
        st.markdown(f":small[:gray[{literally(lists.problem)}]]")


def _choose_listed() -> None:
    if name := st.session_state.get(_LISTED):
        move(_NAME, name)


def _list() -> None:
    lists = memory(Lists)
    try:
        model = live_model()
        lists.names[model.base_url], lists.problem = runner.work(listed(model)).result(), ""
    except WorkflowError as error:
        lists.problem = str(error)


def _own(variable: str, there: str, missing: str) -> str:
    # Elsewhere the server's own key is not used, so nobody is told to leave the field empty.
    return there if may_use_own_key() and os.environ.get(variable) else missing


def _own_api() -> int:
    own = os.environ.get("OPENAI_API")
    return list(APIS.values()).index(own) if own in APIS.values() else 0


def _keep_key() -> None:
    kept = memory(Kept)
    kept.key, kept.unkeyed = _typed(_KEY), ""
    key_given(base_url())


def _key() -> str:
    """The key that goes to the typed address; empty: none was typed for it."""
    kept = memory(Kept)
    return "" if kept.unkeyed and kept.unkeyed == _typed(_BASE_URL) else _typed(_KEY) or kept.key


def _whose_key() -> str:
    if _key():
        return "kept in this session"
    if (typed := _typed(_BASE_URL)) and (endpoint := _read(typed)):
        if known.of(str(endpoint), live_name()).key or memory(Kept).wants_key == str(endpoint):
            return "it wants one"
        return "none needed here" if endpoint.here else "if it wants one"
    return _own("OPENAI_API_KEY", "the server's own", "your key")


def _typed(field: str) -> str:
    return str(st.session_state.get(key_of(field)) or "").strip()


def _api() -> str:
    return str(st.session_state.get(key_of(_API)) or list(APIS)[_own_api()])


def _read(text: str) -> Endpoint | None:
    try:
        return endpoint_of(text)
    except ConfigError:
        return None


def base_url() -> str:
    """The address that calls go to, as it is called; empty where there is none."""
    key = _key()
    own = os.environ.get("OPENAI_BASE_URL", "") if may_use_own_key() and not key else ""
    endpoint = _read(_typed(_BASE_URL) or own or OPENAI)
    return str(endpoint) if endpoint else ""


def is_here() -> bool:
    """Do calls go to a server on this computer?"""
    endpoint = _read(base_url() or OPENAI)
    return endpoint is not None and endpoint.here


def calls_used_up() -> str:
    """Why no call can be made any more, in words; empty where one can. A server on this computer has no limit."""
    return "" if is_here() else used_up()


def calls_at_once() -> int:
    """How many calls of one live run may be in flight."""
    return most_at_once(is_here())


def side_by_side() -> bool:
    """Was it asked for that two live runs go at the same time?"""
    return bool(st.session_state.get(_BESIDE, False))


def live_name() -> str:
    """The name of the model that answers where a step has none of its own.

    Where nobody wants a certain one, it is the first that the server lists.
    """
    own = os.environ.get("OPENAI_MODEL") or _OWN_NAME
    listed = live_models()
    return _wanted() or (own if not listed or own in listed else listed[0])


def _wanted() -> str:
    """The name that was typed, or that was set for the server's own address; empty where none was."""
    return _typed(_NAME) or ("" if _typed(_BASE_URL) else os.environ.get("OPENAI_MODEL", ""))


def live_models() -> tuple[str, ...]:
    """The models that the server has listed; none before it was asked."""
    address = base_url()
    return memory(Lists).names.get(address) or models_found(address)


def live_model() -> Live:
    """The live model of this session.

    The server's own key goes to the server's own base URL and nowhere else, and only for who may use it. A typed base
    URL gets the typed key, or none. Raises ConfigError with what is missing.
    """
    key, base_url = _key(), _typed(_BASE_URL)
    own = not key and not base_url and may_use_own_key()
    if own:
        key, base_url = os.environ.get("OPENAI_API_KEY", ""), os.environ.get("OPENAI_BASE_URL", "")
    endpoint = endpoint_of(base_url or OPENAI)
    if not key and str(endpoint) == OPENAI:
        raise ConfigError("Type a key in the sidebar, or choose the simulated model there.")
    return Live(
        key,
        base_url or None,
        model=live_name(),
        api=APIS[_api()] or endpoint.api or None,
        budget=budget_of_run(),
        call_deadline=call_deadline(),
        answer_limit=answer_limit(),
        # Else whoever can open the app could have this server call into its own network. Its own address is its own.
        public_only=not on_loopback() and not own,
        clients=runner.clients,
    )
