"""A run goes on whatever its reader does, and is found again by whoever has its id, and by nobody else."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.test_running import MOVING

BLIND = "This page can't follow the run directly; it looks again every second."


def test_a_run_goes_on_and_is_found_again_and_only_its_own_session_stops_it(visit):
    one = visit("parallelization", speed="At once", hold=True).start_a_long_run()
    id = one.run
    one.go("routing")  # a reader of another page
    assert one.state.inner_text() == "Ready" and not one.run
    one.go("parallelization").wait("Running")
    assert one.run == id

    other = visit("parallelization", run=id).wait("Running").press("Stop")  # who has the id sees it, and no more
    other.page.get_by_text("This run belongs to another browser session").wait_for()
    assert one.state.inner_text() == "Running"

    one.page.emulate_media(reduced_motion="reduce")  # a reload finds it, and nothing moves by itself any more
    one.page.reload()
    one.wait("Running").page.locator(".flow .hit").first.wait_for()
    assert one.run == id and one.page.evaluate(MOVING) == 0
    one.let(2).wait_for_calls("2 of 3")
    one.press("Stop").wait("Stopped after")
    other.wait("Stopped after")
    one.page.reload()
    one.wait("Stopped after")
    assert one.run == id


def test_a_reload_finds_the_run_that_the_page_has_not_yet_answered_for(visit):
    one, silent = visit("orchestrator_workers", speed="At once", hold=True, own=True), []

    def pass_on(socket):
        server = socket.connect_to_server()
        server.on_message(lambda said: None if silent else socket.send(said))

    one.page.route_web_socket("**/_stcore/stream", pass_on)
    one.page.reload()
    one.ready("orchestrator_workers")
    silent.append(True)
    id = one.press("Run").wait("Running").run
    silent.clear()
    one.page.reload()
    one.wait("Running").let_all().wait("Finished")
    assert id and one.run == id


def test_a_stream_that_breaks_off_is_taken_up_again_and_a_page_without_one_says_so_and_comes_to_the_end(visit):
    one = visit("parallelization", speed="At once", hold=True)
    one.page.route("**/live/*", lambda route: route.fulfill(status=200, content_type="text/event-stream"), times=1)
    one.start_a_long_run().let(2).wait_for_calls("2 of 3")
    assert len([url for url in one.asked if "/live/" in url]) > 1
    expect(one.page.locator(".flow .notice")).to_have_text("")
    one.press("Stop").wait("Stopped after")

    one.let(0).page.route("**/live/*", lambda route: route.fulfill(content_type="text/html", body="<html>"))  # a proxy
    one.press("Run")
    expect(one.page.locator(".flow .notice")).to_have_text(BLIND)
    one.let_all().wait("Finished")
    expect(one.page.locator(".flow .notice")).to_have_text("")
    one.complaints[:] = [c for c in one.complaints if "/live/" not in c and "EventSource" not in c]


def test_two_people_run_at_once_and_neither_sees_the_other(visit):
    first, second = visit("routing", speed="At once"), visit("routing", speed="At once")
    first.type("Customer message", "Where is my parcel with the green lantern?")
    second.type("Customer message", "I want a refund for my broken kettle.")
    first.press("Run")
    second.press("Run")
    first.wait("Finished")
    second.wait("Finished")
    assert first.run != second.run
    for one, own, other in ((first, "lantern", "kettle"), (second, "kettle", "lantern")):
        received = one.html + "".join(one.frames)
        assert own in received and other not in received
        assert {url.rsplit("/", 1)[1] for url in one.asked if "/live/" in url} == {one.run}
