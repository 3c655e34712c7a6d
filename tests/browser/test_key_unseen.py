"""The key of a live run never reaches a browser, nor a log, whatever its server sends back."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.browser.served import served
from tests.browser.visit import Visit
from tests.core.models.echo_server import EchoServer, seen_of

KEY = "sk-Sentinel_77-0123456789-abcdef"
STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"


@pytest.fixture
def echo(tmp_path):
    """A server of the app with the key, the address that shows it, and what it logs at the lowest level."""
    log = tmp_path / "output.txt"
    with EchoServer("good", "good", "shape", "good", "refused", "good") as server:
        environment = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.url, "OPENAI_LOG": "debug"}
        with served("app.py", log, environment=environment, options=["--logger.level", "debug"]) as address:
            yield server, address, log


def test_it_is_in_no_frame_stream_download_address_store_log_or_process_list(tab, echo):
    server, address, log = echo
    page = tab(own=True)
    sent, seen = [], []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(_text(data))))
    page.on("response", lambda answer: seen.append(json.dumps([answer.url, answer.headers])))
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.eventSourceMessageReceived", lambda event: seen.append(event["data"]))
    one = Visit(page, address)
    for name in ("prompt_chaining", "routing", "parallelization"):
        one.open(name).choose("Model", "Live endpoint").drawn()
        one.press("Run").page.locator(".flow .state > b").filter(has_not_text="Ready").filter(
            has_not_text="Running"
        ).wait_for()
        one.drawn()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download the trace as JSON").click()
        seen += [download.value.path().read_text(encoding="utf-8"), page.evaluate(STORED), page.content()]
    assert len(server.asked) > 5 and any("[key]" in text for text in seen)
    assert any('"choices"' in json.dumps(asked) or asked.get("stream") for asked in server.asked)
    everything = [*one.frames, *sent, *seen, *one.asked, log.read_text(encoding="utf-8", errors="replace")]
    everything.append(subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout)
    page.close()
    for form in seen_of(KEY):
        assert not [text[max(0, text.find(form) - 200) :][:400] for text in everything if form in text], form


def _text(data: str | bytes) -> str:
    return data if isinstance(data, str) else data.decode(errors="replace")
