"""A run that was kept is the same when it is read again."""

from __future__ import annotations

import json
import zlib

import pytest

from core.patterns.prompt_chaining import Chain, Chains, prompt_chaining
from core.rooms import records
from core.rooms.records import NotKept, Record, read, result_type, write
from core.rooms.subject import Subject
from core.run import Reading, Run
from core.trace.trace import Trace
from tests.core.rooms.test_written import SETUPS
from tests.rows import rows


def record(subject: Subject, start: str) -> Record:
    ended = subject.forecasts(start)
    return Record(subject.page, start, subject.readings(start), ended, ("A", "B"), subject.query, subject.model)


@rows("page, preset", SETUPS, name=lambda page, preset: f"{page} {preset.id}")
def test_traces_and_results_come_back_as_they_were(page, preset):
    kept = record(Subject.of(page, preset), "compare")
    again = read(write(kept))
    assert [run.trace for run in again.runs] == [run.trace for run in kept.runs]
    assert [run.result for run in again.runs] == [run.result for run in kept.runs]
    assert [run.status for run in again.runs] == [run.status for run in kept.runs]
    errors = [[(str(run.error), run.error and run.error.kind) for run in one.runs] for one in (kept, again)]
    assert errors[0] == errors[1]
    assert (again.titles, again.query, again.start, again.world) == (("A", "B"), kept.query, "compare", "predicted")


def test_a_run_is_some_kilobytes():
    kept = record(Subject.of(*SETUPS[0]), "compare")
    assert len(write(kept)) < 5_000


def test_a_result_has_the_type_of_its_pattern_for_one_input_and_for_several():
    shape = result_type(prompt_chaining)
    chain = Chain(outline="a", draft="b", final="c")
    assert shape.validate_python(chain.model_dump()) == chain
    assert shape.validate_python({"chains": [chain.model_dump()]}) == Chains(chains=[chain])

    async def plain(text: str) -> str:
        return text

    assert result_type(plain) is None


@pytest.mark.parametrize(
    "packed",
    [b"", b"no record", zlib.compress(b"[]"), zlib.compress(b'{"format": 1}'), zlib.compress(b'{"format": "x"}')],
)
def test_what_is_no_record_is_refused_with_a_sentence(packed):
    with pytest.raises(NotKept, match="cannot be read"):
        read(packed)


def changed(packed: bytes, **fields) -> bytes:
    return zlib.compress(json.dumps(json.loads(zlib.decompress(packed)) | fields).encode())


def test_a_later_version_says_so_and_another_result_is_left_out():
    packed = write(record(Subject.of(*SETUPS[0]), "run"))
    with pytest.raises(NotKept, match="later version"):
        read(changed(packed, format=2))
    runs = json.loads(zlib.decompress(packed))["runs"]
    again = read(changed(packed, runs=[{**runs[0], "result": {"of": "before"}}]))
    assert again.runs[0].result is None and again.runs[0].trace.spans


def test_what_is_too_large_says_so(monkeypatch):
    monkeypatch.setattr(records, "MOST_BYTES", 100)
    with pytest.raises(NotKept, match="too large"):
        write(record(Subject.of(*SETUPS[0]), "run"))


def test_half_a_character_in_a_text_does_not_keep_a_run_from_being_kept():
    trace = Trace(pattern="prompt_chaining", model="\ud800")
    kept = Record("prompt_chaining", "run", (Reading(prompt_chaining, ("AI",)),), (Run("failed", trace),))
    assert read(write(kept)).runs[0].status == "failed"
