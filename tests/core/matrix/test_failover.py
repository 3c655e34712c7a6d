"""The sixteen faults of failover: ten calls at once, judged by the provider's log.

No part passes for the whole, nothing hangs, nobody hammers the server, and the next run is served. A fault that is
over recovers by itself; one that lasts fails in words. Source of the list: the kinds that Failover Bench tries.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from core import parallelization
from core.clock import run_virtual
from tests.core.matrix.cell import play
from tests.core.matrix.faults import FAULTS, Fault, stops_at_once
from tests.core.matrix.points import Point, always
from tests.core.matrix.provider import text_of

TEN = Point("ten at once", parallelization, [f"mail {number}" for number in range(10)], "classify", 0, always("failed"),
            lambda run, fault: None)  # fmt: skip
BY_ID = {fault.id: fault for fault in FAULTS}


def once(id):
    return replace(BY_ID[id], kinds=(), attempts=2, times=1)


SIXTEEN: dict[str, Fault] = {
    "no connection at all, lasting": Fault("refused", stops_at_once(ends="refused"), ("connection",)),
    "reset before the headers": once("F09 reset before headers"),
    "reset in mid-answer": once("F10 reset in mid-answer"),
    "fewer bytes than announced": once("F10 cut in mid-answer"),
    "a stream without its end": once("F10 no end event"),
    "silence before the headers": BY_ID["F06 no first byte"],
    "silence in mid-answer": BY_ID["F07 stands still"],
    "signs of life and no answer": BY_ID["F08 drips for ever"],
    "500 for a moment": once("F04 500 once"),
    "503 as a page, lasting": BY_ID["F05 503 as a page"],
    "429 that says how long": once("F01 429, wait in seconds"),
    "429 that says nothing, lasting": BY_ID["F02 429 without a wait"],
    "429 of a quota": BY_ID["F03 quota used up"],
    "401": BY_ID["F17 401"],
    "no answer of the API with 200": BY_ID["F21 {}"],
    "an error inside a stream": once("F22 error event"),
}
# One more, in which all ten are refused at the same time, and none of them later.
STARTS_ANEW = Fault("refused", stops_at_once(ends="refused"), attempts=2, times=1)


def ways(fault):
    return [False, True] if fault.streamed is None else [fault.streamed]


@pytest.mark.parametrize("fault", [*SIXTEEN.values(), STARTS_ANEW], ids=[*SIXTEEN, "no connection at all, once"])
def test_of_ten_calls_at_once_none_is_cut_none_hangs_and_nobody_hammers(fault):
    for streams in ways(fault):
        run_virtual(play(fault, TEN, streams))


def test_there_are_sixteen_and_those_that_pass_recover():
    assert len(SIXTEEN) == 16 and sum(not fault.kinds for fault in SIXTEEN.values()) == 7
    assert text_of("classify").endswith("The end.")
