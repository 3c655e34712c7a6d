"""What a recorder takes, what it keeps of a run, and how it knows a text again."""

from __future__ import annotations

import asyncio

import pytest

import core
from core import InputError, gather, llm, using
from core.engine.recorder import Recorder
from core.patterns.evaluator_optimizer import Evaluation
from tests.rows import rows
from tests.scripted import Scripted


def test_equal_labels_of_two_answers_keep_their_sources(play):
    verdict = Evaluation(score=5, feedback="same words")
    run = play(core.run(core.evaluator_optimizer, "write", max_iterations=3, model=Scripted(["a", verdict] * 3)))
    improve = [s for s in run.trace.spans if s.step == "improve"]
    assert all(m.source is not None for s in improve for m in s.marks)


class Searched(list):
    """A list that counts how many of its members were looked at."""

    seen = 0

    def __iter__(self):
        for member in super().__iter__():
            self.seen += 1
            yield member


@pytest.mark.parametrize("topics", [3, 30])
def test_a_call_is_placed_without_a_search_among_all_nested_patterns(play, topics):
    async def main():
        started = core.start(core.prompt_chaining, [f"Topic {n}" for n in range(topics)], model=Scripted(["x"] * 99))
        started.recorder._groups = groups = Searched()
        await started
        return groups

    groups = play(main())
    assert list.__len__(groups) == 1 + topics
    assert groups.seen == 1 + topics  # by the snapshot at the end, and by nobody else


def test_many_to_many_joins_through_one_record(play):
    async def two_waves():
        await gather(*[llm("a", step="first") for _ in range(30)])
        await gather(*[llm("b", step="second") for _ in range(30)])

    with using(Scripted(["x"] * 60)) as recording:
        play(two_waves())
    assert len(recording.trace.joins) == 2  # one behind each gather; nobody waited for the second
    assert all(s.after == (recording.trace.joins[0].id,) for s in recording.trace.spans if s.step == "second")
    assert len(recording.trace.critical_path()) == 2


@rows(
    "settings, said",
    [
        ({"concurrency": 0}, "concurrency must be"),
        ({"concurrency": True}, "concurrency must be"),
        ({"concurrency": 2.0}, "concurrency must be"),
        ({"seed": -1}, "seed must be"),
        ({"seed": 2**32}, "from 0 to 4,294,967,295"),
        ({"model": "gpt-4o"}, "model is 'gpt-4o'"),
        ({"prompts": ["draft"]}, "prompts must give"),
        ({"prompts": {"draft": 7}}, "prompts must give"),
        ({"models": "gpt-4o"}, "models must give"),
        ({"models": {"draft": " "}}, "models must give"),
        ({"ordered": ["draft:explode"]}, "explode"),
    ],
)
def test_what_no_run_can_be_is_refused_in_words(settings, said):
    with pytest.raises(InputError, match=said):
        Recorder(**({"model": Scripted([])} | settings))


def test_the_largest_seed_and_one_slot_are_taken():
    recorder = Recorder(Scripted([]), seed=2**32 - 1, concurrency=1)
    assert (recorder.now, recorder.snapshot().seed, recorder.slots.free) == (0.0, 2**32 - 1, 1)


def test_a_text_with_two_origins_is_of_none():
    recorder = Recorder(Scripted([]))
    equal, again = (recorder.remember_text("the same words", span=number) for number in (1, 2))
    assert equal is not again, "equal texts are told apart"
    assert (recorder.source(equal).span, recorder.source(again).span) == (1, 2)
    short = [recorder.remember_text("", span=number) for number in (1, 2)]  # one object, whoever says it
    assert short[0] is short[1] and recorder.knows(short[0]) and recorder.source(short[0]) is None
    assert recorder.source("never seen") is None and not recorder.knows("never seen")


def test_one_thing_waited_for_needs_no_join():
    recorder = Recorder(Scripted([]))
    assert recorder.join(frozenset()) == frozenset() and recorder.join(frozenset({4})) == frozenset({4})
    (join,) = recorder.join(frozenset({4, 2}))
    assert [(each.id, each.after) for each in recorder.snapshot().joins] == [(join, (2, 4))]


def test_a_run_that_has_ended_keeps_no_model_and_its_clock_stands(play):
    async def main():
        recorder = Recorder(Scripted([]))
        began = recorder.clock()
        await asyncio.sleep(2)
        recorder.close()
        await asyncio.sleep(3)
        return began, recorder

    began, recorder = play(main())
    assert (began, recorder.now, recorder.model) == (0.0, 2.0, None)


def test_the_model_is_open_while_anybody_is_inside(play):
    model = Scripted([])

    async def stay(recorder, seconds):
        async with recorder.opened():
            await asyncio.sleep(seconds)

    async def main():
        recorder = Recorder(model)
        stays = [asyncio.create_task(stay(recorder, seconds)) for seconds in (1, 3)]
        seen = []
        for _ in range(2):
            await asyncio.sleep(2)
            seen.append(model.opened)
        await asyncio.gather(*stays)
        return seen

    assert play(main()) == [1, 0]


def test_who_looks_while_a_run_begins_never_sees_the_loops_own_time():
    """Another thread may look at any moment of it; here at each look of the run at the loop's clock."""

    async def main():
        loop, recorder, seen = asyncio.get_running_loop(), Recorder(Scripted([])), []
        time = loop.time

        def asked():
            loop.time = time
            seen.append(recorder.now)
            loop.time = asked
            return time()

        loop.time = asked
        try:
            recorder.clock()
        finally:
            loop.time = time
        return seen

    seen = asyncio.run(main())
    assert seen and all(now < 1.0 for now in seen), seen
