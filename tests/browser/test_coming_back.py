"""A run goes on whatever its reader does, and is found again by whoever has its id, and by nobody else."""

from __future__ import annotations

import re

from playwright.sync_api import expect

BLIND = "This page can't follow the run directly; it looks again every second."


def test_a_reload_finds_the_run_while_it_goes_on_and_after_it(visit):
    one = visit("parallelization").start_a_long_run()
    id = one.run
    one.page.reload()
    one.wait("Running")
    assert one.run == id
    one.press("Stop").wait("Stopped after")
    one.page.reload()
    one.wait("Stopped after")
    assert one.run == id


def test_a_reload_finds_the_run_that_the_page_has_not_yet_answered_for(visit):
    one, held = visit("orchestrator_workers"), []

    def hold(socket):
        server = socket.connect_to_server()
        server.on_message(lambda said: None if held else socket.send(said))

    one.page.route_web_socket("**/_stcore/stream", hold)
    one.page.reload()
    one.ready("orchestrator_workers")
    held.append(True)
    id = one.press("Run").wait("Running").run
    held.clear()
    one.page.reload()
    one.wait("Finished")
    assert id and one.run == id


def test_a_run_goes_on_while_its_reader_is_on_another_page(visit):
    one = visit("orchestrator_workers").press("Run").wait("Running")
    id = one.run
    one.go("routing")
    assert one.state.inner_text() == "Ready" and not one.run
    one.go("orchestrator_workers").wait("Finished")
    assert one.run == id


def test_a_click_elsewhere_disturbs_no_run(visit):
    one = visit("orchestrator_workers").listen().press("Run").wait("Running")
    one.choose("Speed", "4x").type("Guess: calls", "3").wait("Finished")
    assert [state.split()[0] for state in one.states] == ["Ready", "Running", "Finished"]


def test_who_has_the_id_sees_the_run_and_only_its_own_session_stops_it(visit):
    one = visit("parallelization").start_a_long_run()
    other = visit("parallelization", run=one.run).wait("Running").press("Stop")
    other.page.get_by_text("This run belongs to another browser session").wait_for()
    assert one.state.inner_text() == "Running"
    one.press("Stop").wait("Stopped after")
    other.wait("Stopped after")


def test_an_unknown_id_is_said_plainly_and_leaves_the_address(visit):
    one = visit("routing", run="<img src=x>")
    one.page.get_by_text("The run in the address is not here").wait_for()
    expect(one.page).to_have_url(f"{one.base}/routing")
    assert one.state.inner_text() == "Ready"


def test_where_the_live_route_is_hidden_the_page_says_so_and_still_comes_to_the_end(visit):
    one = visit("parallelization", preset="one-hangs")
    one.page.route("**/live/*", lambda route: route.fulfill(content_type="text/html", body="<html>"))  # as a proxy may
    one.press("Run")
    expect(one.page.locator(".flow .notice")).to_have_text(BLIND)
    one.wait("Finished")
    expect(one.page.locator(".flow .notice")).to_have_text("")
    one.complaints[:] = [c for c in one.complaints if "/live/" not in c and "EventSource" not in c]


def test_a_stream_that_breaks_off_is_taken_up_again(visit):
    one = visit("parallelization")
    one.page.route("**/live/*", lambda route: route.fulfill(status=200, content_type="text/event-stream"), times=1)
    one.start_a_long_run()
    one.page.locator(".flow .state", has_text=re.compile(r"[1-9]\d? of \d+ calls done")).wait_for()
    assert len([url for url in one.asked if "/live/" in url]) > 1
    expect(one.page.locator(".flow .notice")).to_have_text("")
    one.press("Stop").wait("Stopped after")


def test_two_people_run_at_once_and_neither_sees_the_other(visit):
    first, second = visit("routing"), visit("routing")
    first.type("Customer message", "Where is my parcel with the green lamp?")
    second.type("Customer message", "I want a refund for my broken kettle.")
    first.press("Run")
    second.press("Run")
    first.wait("Finished")
    second.wait("Finished")
    assert first.run != second.run
    for one, own, other in ((first, "lamp", "kettle"), (second, "kettle", "lamp")):
        received = one.html + "".join(one.frames)
        assert own in received and other not in received
        assert {url.rsplit("/", 1)[1] for url in one.asked if "/live/" in url} == {one.run}
