"""*Use a model on this computer*: the servers that answer here, and their models, a click each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from core.models.live.nearby import TO_START, Server, nearby
from core.runner import runner
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import memory

_SHOWN = 8  # models of one server; the others are in the list beside the model's name


@dataclass
class Nearby:
    """What was found when somebody pressed; None before."""

    servers: list[Server] | None = None


def nearby_choice(use: Callable[[Server, str], None]) -> None:
    """The button, and after a press what was found; `use` is called with the model that is chosen."""
    found = memory(Nearby)

    def take(server: Server, name: str) -> None:
        found.servers = None
        use(server, name)

    st.button("Use a model on this computer", key="nearby", width="stretch", on_click=_look, args=(take,))
    if found.servers is None:
        return
    with st.container(key="nearby-found", gap="xxsmall"):
        if not found.servers:
            _nothing()
        for number, server in enumerate(found.servers):
            where = server.base_url.removeprefix("http://").removesuffix("/v1")
            st.markdown(f":small[**{literally(server.name)}** :gray[{literally(where)}]]")
            for name in server.models[:_SHOWN]:
                st.button(
                    literally(name), type="tertiary", key=f"nearby {number} {name}", on_click=take, args=(server, name)
                )
            if server.wants_key:
                key = f"nearby {number}"
                st.button("Use it, with a key", type="tertiary", key=key, on_click=take, args=(server, ""))
            elif not server.models:
                st.markdown(":small[:gray[It has no model yet.]]")


def _look(use: Callable[[Server, str], None]) -> None:
    """Ask all of them; where there is only one model it is taken at once."""
    found = memory(Nearby)
    found.servers = runner.work(nearby()).result()
    models = [(server, name) for server in found.servers for name in server.models]
    if len(models) == 1:
        use(*models[0])


def _nothing() -> None:
    st.markdown(":small[No server answers here. Start one, then press again:]")
    for name, line in TO_START.items():
        st.markdown(f":small[:gray[{name}]]")
        st.code(line, language=None, wrap_lines=True)
