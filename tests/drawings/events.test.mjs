import assert from "node:assert/strict";
import { test } from "node:test";

import { eventAfter, eventBefore, eventsOf, happened, level } from "../../pages/parts/drawings/flow/events.mjs";
import { call, flow } from "./made.mjs";

const CALLS = [call(1), call(2, { end: 3, stretches: [["slot", 0], ["first", 0.5], ["answer", 1.5]] })];
const EVENTS = [0, 0.5, 1, 1.5, 2, 3];

test("the moments to step to are starts, first tokens and ends, each once and in order", () => {
  assert.deepEqual(eventsOf(flow(CALLS)), EVENTS);
});

test("what is not known yet, or lies behind the end, is no moment", () => {
  const open = call(1, { end: undefined, stretches: [["first", 0]] });
  assert.deepEqual(eventsOf(flow([open], { end: 2 })), [0, 2]);
});

test("a step goes to the next moment, and from the last one no further", () => {
  assert.deepEqual([eventBefore(EVENTS, 1), eventAfter(EVENTS, 1, 3)], [0.5, 1.5]);
  assert.deepEqual([eventBefore(EVENTS, 0), eventAfter(EVENTS, 3, 3)], [0, 3]);
});

test("what happened is told in its order", () => {
  assert.equal(happened(CALLS, 0.4, 1.2), "call 2 started, call 1 streams.");
  assert.equal(happened(CALLS, 3, 9), "");
});

test("of much that happened the last four are told first", () => {
  assert.equal(happened(CALLS, -1, 3), "call 1 streams, call 2 streams, call 1 done, call 2 done, and 2 more.");
});

test("a failed attempt is told from a failed call", () => {
  const again = call(1, { end: 3, stretches: [["error", 0, "500", null], ["back-off", 1], ["error", 2, "500", null]] });
  assert.equal(happened([again], 0.5, 1), "call 1 attempt failed.");
  assert.equal(happened([again], 1, 3), "call 1 started again, call 1 failed.");
  assert.deepEqual(eventsOf(flow([again])), [0, 1, 2, 3]);
});

test("what an attempt in vain streamed is told, and that a call was cancelled in line", () => {
  const cut = call(1, { stretches: [["cancelled", 0, "", 1.5]] }), inLine = call(2, { end: 1, stretches: [["slot", 0]] });
  assert.equal(happened([cut, inLine], 0, 2), "call 2 cancelled, call 1 streams, call 1 cancelled.");
  assert.deepEqual(eventsOf(flow([cut, inLine])), [0, 1, 1.5, 2]);
});

test("how many calls are in flight", () => {
  const flight = [[0, 1], [1, 3], [2, 0]];
  assert.deepEqual([0.5, 1, 5].map((at) => level(flight, at)), ["1 call in flight", "3 calls in flight", "0 calls in flight"]);
});

test("the end of the wait for the provider is a moment, its beginning is none", () => {
  const held = call(1, { end: 3, stretches: [["slot", 0], ["provider", 1], ["whole", 2]] });
  assert.deepEqual(eventsOf(flow([held])), [0, 1, 2, 3]);
  assert.equal(happened([held], 0.5, 2.5), "call 1 started.");
  assert.equal(happened([call(1, { status: "cancelled", end: 3, stretches: [["provider", 0]] })], 0, 3), "call 1 cancelled.");
});
