"""The phones' page: plain HTML, one style sheet and one script, all of it ours and small."""

from __future__ import annotations

import hashlib
from functools import cache
from html import escape
from pathlib import Path

from starlette.responses import Response

from core.rooms.codes import LENGTH
from pages.parts.drawings import joined

_FOLDER = Path(joined.__file__).parent / "phone"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}
_KINDS = {"css": "text/css", "mjs": "text/javascript"}
KEPT = "Your answers are kept for this room until it is closed. No name is asked for."
NO_SCRIPT = (
    "This page needs JavaScript, and this browser blocks it. Allow it for this address and load the page anew, or look "
    "on with a neighbour."
)


@cache
def _text(kind: str) -> bytes:
    top = _FOLDER / "phone.mjs"
    return (joined.script([top], "start(document)") if kind == "mjs" else joined.sheet([top])).encode()


@cache
def _address(kind: str) -> str:
    """With the hash of what is in it: a browser keeps it for a day, and asks anew where it has changed."""
    return f"phone.{kind}?{hashlib.sha256(_text(kind)).hexdigest()[:8]}"


def file(kind: str) -> Response:
    """The sheet or the script."""
    if kind not in _KINDS:
        return Response(status_code=404)
    return Response(_text(kind), media_type=_KINDS[kind], headers={"Cache-Control": "max-age=86400"})


def room(code: str) -> Response:
    """The page of a room. Nothing in it is of the room but its letters: the rest comes over the stream."""
    script = f'<script type="module" src="{_address("mjs")}"></script>'
    body = (
        f'<main data-room="{code}" data-kept="{KEPT}"><h1 class="hidden">Room {code}</h1>'
        f"<noscript><p>{NO_SCRIPT}</p></noscript></main>"
    )
    return _page(f"Room {code}", "", script, body)


def typing(problem: str = "", status: int = 200, below: bool = False) -> Response:
    """Where the letters are typed; it works without a script. `below`: it stands in the place of a room's page."""
    root = "" if below else "room/"
    said = f'<p class="problem" id="problem" role="alert">{escape(problem)}</p>' if problem else ""
    wrong = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    body = (
        f'<main class="typing"><h1>Join the room</h1>{said}'
        f'<form action="{"../" if below else ""}room"><label for="code">The {_WORDS[LENGTH]} letters on the screen in '
        f'front</label><input id="code" name="code" required maxlength="{2 * LENGTH}" autocomplete="off" '
        f'autocapitalize="characters" spellcheck="false"{wrong} autofocus><button>Join</button></form>'
        f'<p class="quiet">{KEPT}</p></main>'
    )
    return _page("Join the room", root, "", body, status)


def said(words: str, status: int) -> Response:
    """A sentence in the place of a file."""
    return _page("The room", "../", "", f'<main class="typing"><h1>The room</h1><p>{escape(words)}</p></main>', status)


_WORDS = {4: "four", 5: "five"}


def _page(title: str, root: str, script: str, body: str, status: int = 200) -> Response:
    mark = {"room/": "favicon.png", "": "../favicon.png", "../": "../../favicon.png"}[root]
    document = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{title}</title><link rel="icon" href="{mark}">'
        f'<link rel="stylesheet" href="{root}{_address("css")}">{script}</head><body>{body}</body></html>'
    )
    return Response(document, status, _HEADERS, "text/html")
