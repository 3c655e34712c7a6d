import assert from "node:assert/strict";
import { test } from "node:test";

import { begun, moment, spoken, wordsOf } from "../../pages/parts/drawings/flow/moment.mjs";
import { call } from "./made.mjs";

const phases = (now) => now.parts.map(({ phase, from, to }) => [phase, from, to]);

for (const [at, state, parts] of [
  [-1, "idle", []],
  [0.5, "waiting", [["first", 0, 0.5]]],
  [1, "streaming", [["first", 0, 1], ["answer", 1, 1]]],
  [1.5, "streaming", [["first", 0, 1], ["answer", 1, 1.5]]],
  [2, "done", [["first", 0, 1], ["answer", 1, 2]]],
  [9, "done", [["first", 0, 1], ["answer", 1, 2]]],
]) {
  test(`at ${at} s a call that streams from 1 s to 2 s is ${state}`, () => {
    const now = moment(call(1), at);
    assert.equal(now.state, state);
    assert.deepEqual(phases(now), parts);
  });
}

test("a part knows where it will end, so that the past can be drawn whole", () => {
  assert.deepEqual(moment(call(1), 1.5).parts.map(({ till }) => till), [1, 2]);
  assert.equal(moment(call(1), 0.5).parts[0].till, 1);
});

test("a call waits for its slot before it starts", () => {
  const waits = call(1, { end: 4, stretches: [["slot", 0], ["first", 2], ["answer", 3]] });
  assert.deepEqual([1, 2.5, 3.5].map((at) => moment(waits, at).state), ["queued", "waiting", "streaming"]);
  assert.deepEqual(phases(moment(waits, 2.5)), [["slot", 0, 2], ["first", 2, 2.5]]);
});

test("a failed attempt is followed by back-off and the next one", () => {
  const again = call(1, { end: 5, stretches: [["error", 0, "500", null], ["back-off", 1], ["first", 2], ["answer", 3]] });
  assert.deepEqual([0.5, 1.5, 2.5, 4, 5].map((at) => moment(again, at).state), ["waiting", "again", "waiting", "streaming", "done"]);
  assert.deepEqual(phases(moment(again, 1.5)), [["error", 0, 1], ["back-off", 1, 1.5]]);
  assert.equal(moment(again, 5).parts[0].word, "500");
});

test("the last failed attempt ends its call", () => {
  const fails = call(1, { status: "error", words: "3 attempts", end: 1, stretches: [["error", 0, "500", null]] });
  assert.equal(moment(fails, 1).state, "failed");
  assert.deepEqual(wordsOf(fails, moment(fails, 1)), ["failed", "3 attempts"]);
});

test("a cancelled call says when, and so does one that was never sent", () => {
  const cancelled = call(1, { status: "cancelled", end: 0.7, stretches: [["cancelled", 0, "", 0.5]] });
  assert.deepEqual(phases(moment(cancelled, 1)), [["cancelled", 0, 0.7]]);
  assert.deepEqual(wordsOf(cancelled, moment(cancelled, 1)), ["", "⊘ cancelled at 0.70 s"]);
  const unsent = call(1, { status: "cancelled", end: 0.7, stretches: [] });
  assert.deepEqual([moment(unsent, 1).state, moment(unsent, 1).end], ["cancelled", 0.7]);
});

test("a call that is cancelled while it waits is drawn to its end", () => {
  const waits = { end: 3, status: "cancelled" };
  const inLine = call(1, { ...waits, stretches: [["slot", 0]] });
  assert.deepEqual([moment(inLine, 1).state, moment(inLine, 9).state], ["queued", "cancelled"]);
  assert.deepEqual(phases(moment(inLine, 9)), [["slot", 0, 3]]);
  const pausing = call(1, { ...waits, stretches: [["error", 0, "500", null], ["back-off", 1]] });
  assert.deepEqual(phases(moment(pausing, 9)), [["error", 0, 1], ["back-off", 1, 3]]);
});

test("an answer in one piece is solid only when it is there", () => {
  const plain = call(1, { stretches: [["whole", 0]] });
  assert.deepEqual([moment(plain, 1), moment(plain, 2)].map((now) => now.parts[0].phase), ["first", "whole"]);
});

test("a model that thinks aloud is not waited for", () => {
  const thinks = call(1, { end: 4, stretches: [["first", 0], ["thinking", 1], ["answer", 3]] });
  assert.deepEqual([0.5, 2, 3.5].map((at) => moment(thinks, at).state), ["waiting", "thinking", "streaming"]);
  assert.deepEqual(phases(moment(thinks, 2)), [["first", 0, 1], ["thinking", 1, 2]]);
});

test("how an attempt ends is not told before its end", () => {
  const cut = call(1, { status: "error", stretches: [["error", 0, "cut off", 0.5]] });
  assert.deepEqual(phases(moment(cut, 0.4)), [["first", 0, 0.4]]);
  assert.deepEqual(phases(moment(cut, 1)), [["first", 0, 0.5], ["answer", 0.5, 1]]);
  assert.equal(moment(cut, 1).state, "streaming");
  assert.deepEqual(phases(moment(cut, 2)), [["error", 0, 2]]);
});

test("a call that goes on grows with the clock", () => {
  const open = call(1, { status: "running", end: undefined, stretches: [["first", 0], ["answer", 1]] });
  assert.deepEqual([moment(open, 50).state, moment(open, 50).end], ["streaming", 50]);
  const pausing = call(1, { status: "running", end: undefined, stretches: [["error", 0, "500", null], ["back-off", 1]] });
  assert.deepEqual(phases(moment(pausing, 0.5)), [["first", 0, 0.5]]);
  assert.deepEqual(phases(moment(pausing, 50)), [["error", 0, 1], ["back-off", 1, 50]]);
  assert.equal(moment(pausing, 50).state, "again");
});

test("the seconds of a call are its own, from whatever line its bar is drawn", () => {
  const late = call(1, { stretches: [["first", 0.006], ["answer", 1]], line: 0, end: 1.36 });
  assert.deepEqual([wordsOf(late, moment(late, 2))[0], wordsOf({ ...late, line: undefined }, moment(late, 2))[0]], ["1.35 s", "1.35 s"]);
});

test("a bar may begin at a line before its start; one that waited for a slot begins at its own", () => {
  const parts = (stretches) => moment(call(1, { stretches: [...stretches, ["answer", 1]], line: 0 }), 9).parts.map(({ phase, from, start }) => [phase, from, start]);
  assert.deepEqual(parts([["first", 0.03]]), [["first", 0, 0.03], ["answer", 1, undefined]]);
  assert.deepEqual(parts([["slot", 0], ["first", 0.03]]), [["slot", 0, undefined], ["first", 0.03, undefined], ["answer", 1, undefined]]);
});

test("a call is told in one line", () => {
  const done = call(1, { words: "urgent" });
  assert.equal(spoken(done, moment(done, 2)), "call 1: done, 2.00 s, urgent");
  assert.equal(spoken(done, moment(done, 1.5)), "call 1: streaming");
  assert.equal(spoken(done, moment(done, -1)), "call 1");
  assert.equal(begun(done), 0);
});

test("waiting for the provider is queued, after a refusal too", () => {
  const again = call(1, { end: 5, stretches: [["slot", 0], ["provider", 1], ["error", 2, "429", null], ["provider", 3], ["whole", 4]] });
  assert.deepEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5].map((at) => moment(again, at).state), ["queued", "held", "waiting", "held", "waiting", "done"]);
  assert.equal(spoken(again, moment(again, 3.5)), "call 1: waiting for the provider");
});

test("an answer that was there is told by that, not by its seconds", () => {
  const there = call(1, { stretches: [["reused", 1]], end: 1, reused: "reused", words: "urgent" });
  assert.deepEqual([moment(there, 0.5).state, moment(there, 1).state], ["idle", "done"]);
  assert.deepEqual(wordsOf(there, moment(there, 1)), ["reused", "urgent"]);
  assert.equal(spoken(there, moment(there, 2)), "call 1: done, reused, urgent");
});
