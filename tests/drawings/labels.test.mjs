import assert from "node:assert/strict";
import { test } from "node:test";

import { besideLine, drawLabels } from "../../pages/parts/drawings/flow/labels.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, measureByCount, pen } from "./made.mjs";

measureByCount();

// What is written at a moment, by the call and the kind of its words: those that stay, and those that ride with the cursor.
function written(one, at, { width = 1176, head = null, tail = "", aside = new Set() } = {}) {
  const p = places(flow([one]), width), pens = { labels: pen(), riding: pen(), clear: pen() }, x = (t) => p.t0 + t * 100;
  drawLabels(pens, [{ call: one, now: moment(one, at) }], p, x, head === null ? null : x(head), null, () => tail, { aside });
  return { p, x, stays: pens.labels.drawn, rides: pens.riding.drawn, clear: pens.clear.drawn };
}

test("after its bar stands how long a call took, and what came of it", () => {
  const { stays, x } = written(call(1, { words: "urgent" }), 2);
  assert.deepEqual([stays.get("1 bold").text, stays.get("1 quiet").text], ["2.00 s", "urgent"]);
  assert.equal(stays.get("1 bold").transform.split(" ")[0], `translate(${x(2) + 9}`);
});

test("the words of a call that streams ride with the cursor, its last ones first", () => {
  const { stays, rides } = written(call(1, { end: undefined, status: "running" }), 1.5, { head: 1.5, tail: "the last words" });
  assert.equal(stays.size, 0);
  assert.equal(rides.get("1 quiet").text, "the last words");
  assert.ok(rides.has("1 edge") && rides.has("1 caret"));
});

test("words that the playhead stands in have the ground between them, and others nothing", () => {
  const one = call(1, { words: "urgent" }), within = written(one, 2, { head: 2.3 }), { x, width } = within.clear.get("1 words");
  assert.ok(x < within.x(2.3) && within.x(2.3) < x + width);
  assert.equal(written(one, 2, { head: 9 }).clear.size, 0);
});

test("words that have no room are cut at the edge of the picture; of a cancelled call the time is kept", () => {
  const { p, x, stays } = written(call(1, { words: "word ".repeat(60) }), 2);
  const { text, transform } = stays.get("1 quiet"), from = Number(/[\d.]+/.exec(transform)[0]);
  assert.ok(text.endsWith("…") && from > x(2) && from + text.length * 7 <= p.width);
  const late = call(1, { status: "cancelled", end: (p.width - p.t0 - 80) / 100, stretches: [["cancelled", 0, "", null]] });
  assert.match(written(late, 99).stays.get("1 quiet").text, /^⊘ \d+\.\d\d s$/);
});

test("on a phone the name stands above its bar, with what there is to say", () => {
  const { p, stays } = written(call(1, { words: "urgent" }), 2, { width: 358 });
  assert.deepEqual([stays.get("1 name").text, stays.get("1 quiet").text], ["call 1", "2.00 s · urgent"]);
  assert.equal(stays.get("1 name").transform, `translate(${p.t0} ${p.barTop(0) - 6})`);
});

test("on a phone an item that has no room above its bar stands whole behind it, once its call is done", () => {
  const facts = { words: "urgent", end: 0.2, stretches: [["first", 0], ["answer", 0.1]] };
  const one = call(1, { ...facts, item: "a parcel that was never delivered" }), last = { width: 358, head: 2 };
  const { stays, p, x } = written(one, 2, last), item = stays.get("1 item");
  assert.deepEqual([item.text, item.y > p.barTop(0) && item.y < p.barTop(0) + p.bar], [one.item, true]);
  assert.ok(item.x > x(0.2) && item.x + one.item.length * 6 <= 358 && stays.get("1 quiet").text === "0.20 s · urgent");
  assert.match(written(one, 0.05, last).stays.get("1 quiet").text, /^waiting · .*…$/);
  const short = written({ ...one, item: "a fee" }, 2, last).stays;
  assert.ok(!short.has("1 item") && short.get("1 quiet").text === "0.20 s · urgent · a fee");
});

test("the label of a row that another one lies over is faint", () => {
  assert.match(written(call(1), 2, { aside: new Set([1]) }).stays.get("1 bold").class, / aside/);
});

test("words never lie across the line at which the run ended, nor touch it: they stand before it, or behind", () => {
  for (let line = 500; line < 900; line += 7) for (const wide of [40, 100, 300]) {
    const { left, room } = besideLine(500, wide, line, 1000), end = left + Math.min(wide, room);
    assert.ok(room > 0 && end <= 1000 && (end < line - 3 || left > line + 3 || line <= 497), `${left} to ${end}, the end at ${line}`);
    assert.ok(room >= wide || Math.max(line - 500, 1000 - line) < wide + 10, "cut only where neither side has room");
  }
  assert.deepEqual(besideLine(500, 40, null, 1000), { left: 500, room: 500 });
});

test("what is said of an answer that was there stands behind its small bar", () => {
  const there = call(1, { stretches: [["reused", 0]], end: 0, reused: "reused" });
  const { x, stays } = written(there, 0), from = Number(/[\d.]+/.exec(stays.get("1 bold").transform)[0]);
  assert.ok(from >= x(0) + 14);
});
