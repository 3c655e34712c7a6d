"""Runs go into the database with their setup, and come back as pages show them."""

from __future__ import annotations

import pytest

from core.rooms.records import NotKept
from core.runner import runner
from pages.parts.form.linked import linked
from pages.parts.rooms.kept import find, query_of, record_of
from pages.parts.setup.session import carried
from tests.pages.opened import Opened


@pytest.fixture
def kept(hub):
    return hub.told.kept


def test_a_kept_run_comes_back_after_a_restart_with_its_setup(lesson, kept, ended):
    shown = ended(lesson.run(page="parallelization", both=True))
    kept.keep(None, "me", record_of(shown), id=shown.id)
    assert find(shown.id, kept) is shown, "it is still here"
    del runner._shown[shown.id]
    back = find(shown.id, kept)
    assert [run.status for run in back.runs] == ["done", "done"] and not back.running
    assert carried(back).start == "compare" and not carried(back).setup.differs(carried(shown).setup)
    assert carried(back).entries == carried(shown).entries and runner.find(shown.id) is back


def test_what_was_changed_in_the_fields_is_in_its_query(lesson, ended):
    shown = lesson.run()
    ended(shown)
    assert query_of(shown) == {"preset": linked("routing", {}).setup.preset.id, "seed": "7", "speed": "At once"}
    setup = linked("parallelization", {"input": "one\ntwo", "at_once": "1", "prompt.classify": "Say {email}."})
    shown.note = carried(shown).__class__("run", setup.setup, setup.entries, None, setup.model())
    shown.page = "parallelization"
    query = query_of(shown)
    assert (query["input"], query["at_once"], query["prompt.classify"]) == ("one\ntwo", "1", "Say {email}.")
    again = linked("parallelization", query)
    assert again.setup.value == ["one", "two"] and again.setup.concurrency == 1


def test_what_cannot_be_read_or_was_never_kept_is_not_found(kept, monkeypatch):
    assert find("a" * 32, kept) is None

    def broken(id):
        raise NotKept("no")

    monkeypatch.setattr(kept, "find", broken)
    assert find("a" * 32, kept) is None


def test_a_page_whose_address_names_a_kept_run_shows_it(lesson, kept, ended, monkeypatch):
    shown = ended(lesson.run(page="prompt_chaining"))
    kept.keep(None, "me", record_of(shown), id=shown.id)
    del runner._shown[shown.id]
    monkeypatch.setattr("pages.parts.run.launch.hub.told.kept", kept)
    page = Opened("prompt_chaining", run=shown.id)
    assert page.hero["state"][1].startswith("Finished") and page.hero["run"] == shown.id
