"""How a class comes in: the address of this computer, wherever the teacher has opened the app."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import streamlit as st

from pages.parts.rooms import join as module
from pages.parts.rooms.join import join, own_address


@pytest.fixture
def opened(monkeypatch):
    """The app at an address, with options of the server."""

    def at(url: str, alone: bool = False, **options: str):
        monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
        monkeypatch.setattr(st, "get_option", lambda name: options.get(name.replace(".", "_"), ""))
        monkeypatch.setattr(module, "on_loopback", lambda: alone)
        monkeypatch.setattr(module, "own_address", lambda: "10.1.2.3")
        return join("BCDF")

    return at


def test_opened_on_this_computer_it_names_the_one_that_others_can_reach(opened):
    found = opened("http://127.0.0.1:8501/routing")
    assert (found["scanned"], found["address"]) == ("http://10.1.2.3:8501/room/BCDF", "http://10.1.2.3:8501/join")
    assert found["alone"] == ""
    assert len(found["code"]) == len(found["code"][0]) and set("".join(found["code"])) == {"0", "1"}


def test_an_address_that_others_know_stays_as_it_is(opened):
    assert opened("https://lab.example/routing")["address"] == "https://lab.example/join"
    assert (
        opened("http://localhost:8501/", browser_serverAddress="lab.local")["address"] == "http://lab.local:8501/join"
    )
    assert (
        opened("https://x.example/lab/routing", server_baseUrlPath="/lab/")["scanned"]
        == "https://x.example/lab/room/BCDF"
    )


def test_an_address_of_the_sixth_version_has_its_brackets(opened):
    assert opened("http://[fd00::7]:8501/routing")["address"] == "http://[fd00::7]:8501/join"


def test_bound_to_this_computer_alone_it_gives_the_line_that_opens_it(opened):
    line = opened("http://127.0.0.1:8601/", alone=True)["alone"]
    assert "--server.address 0.0.0.0 --server.port 8601 --browser.serverAddress 10.1.2.3" in line


def test_a_computer_without_a_network_has_no_address(monkeypatch):
    class Unplugged:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def connect(self, _):
            raise OSError

    monkeypatch.setattr(module.socket, "socket", lambda *_: Unplugged())
    assert own_address() == ""
