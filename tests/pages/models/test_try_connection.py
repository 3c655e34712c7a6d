"""Test connection: on a press, counted, found out once for a model at an address, and later runs go that way."""

from __future__ import annotations

from core.models.live.known import known
from core.runner import runner
from pages.parts.models.try_connection import Tried
from pages.parts.setup.session import owner
from tests.core.models.able_server import ALL
from tests.pages.models.able_servers import able_server
from tests.pages.opened import Opened
from tests.until import until


def after(opened):
    """After a press, when the test has ended."""
    opened.press("Test connection")
    tried = opened.at.session_state["memory Tried"]
    assert isinstance(tried, Tried)
    until(lambda: all(trial.ended for trial in tried.known.values()))
    return opened.look()


def table(opened):
    [found] = opened.at.sidebar.table
    return dict(zip(found.value.iloc[:, 1], found.value.iloc[:, 0], strict=True)), list(found.value.columns)[1]


def test_what_was_found_is_a_small_table_of_ticks():
    with able_server(ALL - {"schema", "tools", "usage"}) as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url).type("model_name", "m-1")
        assert server.asked == [] and not opened.at.sidebar.table
        ticks, head = table(after(opened))
        assert len(server.asked) == 4 and head == "Tested by 4 calls"
        assert {what.split("  ")[0]: mark for what, mark in ticks.items()} == {
            "Answers": "✓", "Key": "✓", "Streaming": "✓", "Token counts": "✕", "Strict shapes": "✕", "JSON mode": "✓",
            "Tools": "✕",
        }  # fmt: skip
        assert known.of(server.url, "m-1").shape == "json"
        assert opened.field("listed").options == ["m-1", "m-2"], "listed along the way"
        opened.type("model_name", "m-2")
        assert not opened.at.sidebar.table, "another model, not tested yet"
        opened.type("model_name", "m-1")
        assert table(opened)[0] == ticks and len(server.asked) == 4


def test_a_key_that_is_wanted_is_said_and_then_taken():
    with able_server(ALL - {"no key"}) as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url).type("model_name", "m-1")
        assert "The server wants a key. Type it in its field, then test again." in after(opened).words
        ticks, _ = table(after(opened.type("api_key", "sk-right")))
        assert set(ticks.values()) == {"✓"} and "sk-right" not in opened.everything()


def test_what_cannot_be_tested_says_why():
    opened = Opened("routing").type("model", "Live endpoint").press("Test connection")
    assert opened.words.count("Type a key in the sidebar") == 1
    assert runner.budget(owner()).spent.calls == 0


def test_a_key_that_is_given_takes_the_refusal_away_before_the_next_test():
    with able_server(ALL - {"no key"}) as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url).type("model_name", "m-1")
        assert "The server wants a key." in after(opened).words
        opened.type("api_key", "sk-wrong")
        assert "The server wants a key." not in opened.words and len(server.asked) == 1
        assert opened.field("listed").options == ["m-1", "m-2"], "what it lists is still known"
        assert "refused the API key" in after(opened).words
        assert "refused the API key" not in opened.type("api_key", "sk-right").words


def test_a_test_of_a_server_that_hangs_is_stopped_and_says_so():
    with able_server(slow=600.0) as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url).type("model_name", "m-1")
        opened.press("Test connection")
        until(lambda: "Call 1 of at most 5: a text." in opened.look().words)
        assert "Test connection" not in opened.buttons
        opened.press("Stop the test")
        until(lambda: all(trial.ended for trial in opened.at.session_state["memory Tried"].known.values()))
        assert "Stopped after 1 call." in opened.look().words and "Stop the test" not in opened.buttons
        assert "Test connection" in opened.buttons


def test_where_no_model_is_named_the_first_that_the_server_lists_is_tested_and_used():
    with able_server() as server:
        opened = Opened("routing").type("model", "Live endpoint").type("base_url", server.url)
        ticks, _ = table(after(opened))
        assert set(ticks.values()) == {"✓"} and {body["model"] for body in server.asked} == {"m-1"}
        assert opened.field("model_name").value == "" and opened.field("model_name").placeholder == "m-1"
        assert opened.press("Run").wait().shown.runs[0].trace.model == "m-1"
