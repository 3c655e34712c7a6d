"""What may still be spent on live models, as the sidebar says it, and the budget of a run."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from core.errors import ConfigError
from core.laws.costs import Tokens, price, price_in_words
from core.models.live import Live
from core.models.live.budget import Budget, Limits
from core.models.live.limits import allowed
from core.models.live.passphrase import passphrase
from core.runner import runner
from core.trace.counts import counted
from core.trace.trace import HERE
from pages.parts.setup.plain_markdown import literally
from pages.parts.setup.session import owner


def limits_wrong() -> str:
    """What is wrong with the environment's limits, in words; empty where nothing is. Nothing runs live until then."""
    try:
        allowed()
        passphrase()
    except ConfigError as error:
        return str(error)
    return ""


def budget_of_run() -> Budget:
    """A new one, below that of this browser session. Raises ConfigError for limits that cannot be read."""
    passphrase()
    return Budget(allowed().run, "run", runner.budget(owner()))


def used_up() -> str:
    """Why no live run can be started any more, in words; empty where one can, or where the limits can't be read."""
    return "" if limits_wrong() else runner.budget(owner()).used_up


def say_what_is_left(model: Live) -> None:
    """For the model that is chosen, in small lines; and where its key stays, if it has one."""
    key = ["The key stays in this session."] if model.has_key else []
    counts = model.able(model.name).usage is not False
    with st.container(gap=None):
        for sentence in (*what_is_left(model.name, model.host, counts), *key):
            st.markdown(f":small[:gray[{literally(sentence)}]]")


def what_is_left(model: str, host: str, counts: bool = True) -> list[str]:
    """For a model at a host: what this session and this server still have, and what no limit can count.

    `counts`: the server says how many tokens an answer took, as far as is known.
    """
    if host == HERE:
        return ["On this computer: no limit of calls, no money."]
    session = runner.budget(owner())
    server, said = session.above, [f"{_words(session.left)} left in this session, retries counted."]
    if server is not None and (left := _words(server.left)):
        said.append(f"For everybody on this server: {left} left.")
    if most := _words(allowed().run):
        said.append(f"One run: at most {most}.")
    if minute := _a_minute(session):
        said.append(f"At most {minute} a minute, the others wait.")
    if session.counts_dollars and price(model, Tokens(1, 1), host) is None:
        others = "calls and tokens" if _tokens(session) else "calls"
        said.append(f"No price is known for {model} at {host}: its dollars cannot be counted, only its {others}.")
    if not counts and (session.counts_dollars or _tokens(session)):
        said.append("This server does not say its tokens: each call counts as the most that it could take.")
    return said


def _words(left: Limits) -> str:
    calls, tokens, dollars, _ = left
    parts = [
        counted(max(0, calls), "call") if calls is not None else "",
        f"{max(0, tokens):,} tokens" if tokens is not None else "",
        price_in_words(max(Decimal(0), dollars)) if dollars is not None else "",
    ]
    *first, last = [part for part in parts if part] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _a_minute(session: Budget) -> str:
    both = (session.limits.a_minute, session.above.limits.a_minute if session.above else None)
    few = min((one for one in both if one is not None), default=None)
    return "" if few is None else counted(few, "request")


def _tokens(session: Budget) -> bool:
    return session.limits.tokens is not None or (session.above is not None and session.above.limits.tokens is not None)
