"""A page of a few sentences without Streamlit, for where its own cannot come up: in the colours of the theme."""

from __future__ import annotations

from functools import cache
from html import escape

import streamlit as st

_COLOURS = {"paper": "backgroundColor", "ink": "textColor", "grey": "grayTextColor", "link": "linkColor"}


@cache
def sheet() -> str:
    """The style of such a page: of all inside an element of the class `plain`."""
    light, dark = (_colours(f"theme.{ground}") for ground in ("light", "dark"))
    return (
        f".plain{{{light};position:fixed;inset:0;z-index:9999999;overflow:auto;box-sizing:border-box;"
        "padding:max(3rem,16vh) 1.5rem 2rem;background:var(--paper);color:var(--ink);"
        'font:1rem/1.5 "Source Sans",system-ui,sans-serif;overflow-wrap:anywhere}'
        f"@media(prefers-color-scheme:dark){{.plain{{{dark}}}}}"
        ".plain>*{max-width:40rem;margin:0 auto 0.75rem}"
        '.plain h1{font:600 1.5rem/1.3 "Source Serif",Georgia,serif;padding:0}'
        ".plain p.more{color:var(--grey)}.plain a{color:var(--link)}"
        ".plain code{font:0.875rem/1.5 ui-monospace,monospace;color:inherit;background:none;padding:0}"
    )


def _colours(theme: str) -> str:
    return ";".join(f"--{name}:{st.get_option(f'{theme}.{option}')}" for name, option in _COLOURS.items())


def plain_page(title: str, *sentences: str) -> bytes:
    """A whole document. `sentences` are HTML: what comes from elsewhere is escaped by who writes them."""
    said = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(title)}</title><style>{sheet()}</style></head>"
        f'<body><main class="plain"><h1>{escape(title)}</h1>{said}</main></body></html>'
    ).encode()
