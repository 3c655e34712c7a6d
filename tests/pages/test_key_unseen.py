"""The key of a live run is on no page, whatever its server sends back."""

from __future__ import annotations

import logging

import pytest

from core.lesson.registry import LESSONS
from pages.parts.models import own_key
from tests.core.models.echo_server import EchoServer, seen_of
from tests.pages.opened import PAGES, Opened

KEY = "sk-Sentinel_77-0123456789-abcdef"


@pytest.mark.parametrize("page", PAGES)
def test_a_server_that_says_the_key_everywhere_gets_it_on_no_page_and_into_no_log(page, monkeypatch, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(own_key, "on_loopback", lambda: True)
    with EchoServer("good", "shape", "good", "refused", "failed") as server:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        opened = Opened(page).type("model", "Live endpoint").press("Run").wait()
        assert server.asked
        kept = [run.trace.model_dump_json() + repr(run.result) + repr(run.error) for run in opened.shown.runs]
        seen = [opened.everything(), *kept, caplog.text, *capfd.readouterr(), str(opened.at.query_params)]
    assert "[key]" in kept[0]
    for form in seen_of(KEY):
        assert not [text for text in seen if form in text], form


def test_every_page_with_a_pattern_of_its_own_is_looked_at():
    assert len(PAGES) > 6 and set(PAGES) <= set(LESSONS)
