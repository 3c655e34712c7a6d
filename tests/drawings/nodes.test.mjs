import assert from "node:assert/strict";
import { test } from "node:test";

import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { boxOf, drawNodes, MARKS } from "../../pages/parts/drawings/flow/nodes.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, measureByCount, pen } from "./made.mjs";

measureByCount();

function drawn(one, at, { width = 1176, chosen = null, near = new Set() } = {}) {
  const p = places(flow([one]), width), ink = pen();
  drawNodes(ink, [{ call: one, now: moment(one, at) }], p, chosen, near);
  return { p, ink: ink.drawn };
}

test("a call has the mark of its state, and before it is asked for none", () => {
  const again = call(1, { end: 6, stretches: [["slot", 0], ["error", 1, "500", null], ["back-off", 2], ["first", 3], ["answer", 4]] });
  const marks = [-1, 0.5, 1.5, 2.5, 4.5, 6].map((at) => drawn(again, at).ink.get("1 mark")?.d);
  assert.deepEqual(marks, [undefined, MARKS.queued[1], MARKS.queued[1], MARKS.queued[1], MARKS.streaming[1], MARKS.done[1]]);
  assert.equal(drawn({ ...again, status: "error" }, 6).ink.get("1 mark").d, MARKS.failed[1]);
});

test("a name is as long as its shape has room for, and keeps its number", () => {
  const { p, ink } = drawn(call(1, { name: "evaluation 2" }), 9), { text } = ink.get("1 name");
  assert.ok(text.endsWith(" 2") && text.length * 7 <= p.nodeWidth - 26);
});

test("the chosen call has a ring, and its name and those of its neighbours are bold", () => {
  assert.ok(drawn(call(1), 9, { chosen: 1 }).ink.has("1 ring"));
  assert.ok(!drawn(call(1), 9, { chosen: 2 }).ink.has("1 ring"));
  assert.match(drawn(call(1), 9, { near: new Set([1]) }).ink.get("1 name").class, / lit /);
});

test("a fault on order is a pin, and on a phone the names stand elsewhere", () => {
  assert.ok(drawn(call(1, { pin: ["call 1", "hang"] }), -1).ink.has("1 pin") && !drawn(call(1), -1).ink.has("1 pin"));
  const { p, ink } = drawn(call(1), 9, { width: 358 });
  assert.deepEqual([...ink.keys()], ["1 shape"]);
  assert.equal(boxOf(call(1), p).w, p.node);
});
