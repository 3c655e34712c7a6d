import assert from "node:assert/strict";
import { test } from "node:test";

import { ALONE, back, beatOf, beatsOf, nextWords, onward } from "../../pages/parts/drawings/beats.mjs";

const shown = (facts) => ({ state: "ended", pair: false, laid: "plain", lays: true, overlaps: true, compares: true, why: false, ...facts });
const PLAN = shown({ state: "plan", lays: false });

// What the stage shows after an act of the clicker.
const AFTER = {
  run: (at) => shown({ overlaps: at.will }), line: (at) => ({ ...at, laid: "line" }), ran: (at) => ({ ...at, laid: "ran" }),
  plain: (at) => ({ ...at, laid: "plain" }), compare: (at) => ({ ...at, laid: "plain", pair: true }),
  why: (at) => ({ ...at, why: true }), picture: (at) => ({ ...at, why: false }),
};

function told(from, way, until) {
  const acts = [];
  for (let at = from; ; at = AFTER[acts.at(-1)](at)) {
    acts.push(way(at));
    if (until.includes(acts.at(-1))) return acts;
  }
}

test("calls that overlap are told by four presses and a single run", () => {
  assert.deepEqual(told({ ...PLAN, will: true }, onward, ["page"]), ["run", "line", "ran", "why", "page"]);
});

test("a chain takes its sum either way: its comparison is the other reading", () => {
  assert.deepEqual(told({ ...PLAN, will: false }, onward, ["page"]), ["run", "line", "compare", "why", "page"]);
});

test("back goes the same way and starts nothing", () => {
  assert.deepEqual(told(shown({ laid: "ran", why: true }), back, ["before"]), ["picture", "line", "plain", "before"]);
  assert.equal(back(shown({ pair: true, laid: "line" })), "before");
  assert.equal(back(PLAN), "page");
});

test("while it runs nothing is next and nothing goes back", () => {
  for (const pair of [false, true]) {
    const running = shown({ state: "running", pair });
    assert.equal(onward(running), "");
    assert.equal(back(running), "");
  }
});

test("a run without times to lay out has its reason next", () => {
  const still = shown({ lays: false });
  assert.equal(onward(still), "why");
  assert.deepEqual(beatsOf(still), ["guess", "run", "why"]);
});

test("a pair that Run itself starts is laid out like a run", () => {
  const both = shown({ pair: true, compares: false });
  assert.deepEqual([beatOf(both), onward(both)], ["run", "line"]);
  assert.equal(onward({ ...both, laid: "line", overlaps: false }), "ran");
});

test("each beat has its name, in order", () => {
  const beats = [PLAN, shown({ state: "running" }), shown({ laid: "line" }), shown({ laid: "ran" }), shown({ why: true })].map(beatOf);
  assert.deepEqual(beats, beatsOf(PLAN));
  assert.equal(beatOf(shown({ pair: true })), "compare");
});

test("the next press is named, at the end by the page that follows", () => {
  assert.equal(nextWords("ran", "Routing"), "side by side again");
  assert.equal(nextWords("page", "Routing"), "Routing");
});

test("a page without a run is one beat, with a page before it and one after it", () => {
  assert.deepEqual(beatsOf(ALONE), [beatOf(ALONE)]);
  assert.deepEqual([onward(ALONE), back(ALONE)], ["page", "page"]);
});
