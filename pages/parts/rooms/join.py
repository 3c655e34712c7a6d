"""How a class comes into a room: the address of this computer in its network, and a QR code of it."""

from __future__ import annotations

import socket
from functools import lru_cache
from urllib.parse import urlsplit

import segno
import streamlit as st

from pages.parts.drawings.class_views import Join
from pages.parts.setup.session import on_loopback

_HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # what only this computer calls itself
_ELSEWHERE = "192.0.2.1"  # an address that nobody has; nothing is sent to it


def join(code: str) -> Join:
    """What a class is shown: addresses as they are opened on other devices, wherever the teacher has opened the app."""
    base = _base()
    scanned, address = f"{base}/room/{code}", f"{base}/join"
    return {
        "code": _squares(scanned),
        "scanned": scanned,
        "address": address,
        "alone": _opens() if on_loopback() else "",
    }


def own_address() -> str:
    """This computer in its network; empty where it is in none."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((_ELSEWHERE, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _base() -> str:
    """The address of the app for other devices, without a slash at its end."""
    here = urlsplit(st.context.url or "http://localhost:8501")
    host = here.hostname or "localhost"
    if host in _HERE:
        named = str(st.get_option("browser.serverAddress") or "")
        host = named if named not in ("", *_HERE) else own_address() or host
    if ":" in host:  # of the sixth version
        host = f"[{host}]"
    port = f":{here.port}" if here.port else ""
    below = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{here.scheme or 'http'}://{host}{port}{f'/{below}' if below else ''}"


def _opens() -> str:
    """The line that opens the app to the network."""
    port, own = urlsplit(st.context.url or "").port or 8501, own_address()
    named = f" --browser.serverAddress {own}" if own else ""
    return f"python -m streamlit run app.py --server.address 0.0.0.0 --server.port {port}{named}"


@lru_cache(maxsize=64)
def _squares(address: str) -> list[str]:
    return ["".join("1" if dark else "0" for dark in row) for row in segno.make(address, error="m", micro=False).matrix]
