import assert from "node:assert/strict";
import { test } from "node:test";

import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { drawList, drawRows } from "../../pages/parts/drawings/flow/rows.mjs";
import { el, pencil } from "../../pages/parts/drawings/paper.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

const idle = (id, facts) => call(id, { status: "idle", stretches: [], end: undefined, ...facts });
const key = (name) => ({ key: name, prevented: false, preventDefault() { this.prevented = true; } });

function opened(calls, facts = {}) {
  const root = openPage(), data = flow(calls), told = [], p = places(data, 1176);
  const tell = (name) => (...given) => told.push([name, ...given]);
  const acts = {
    choose: tell("choose"), fold: tell("fold"), bring: tell("bring"),
    openBreaks: (node, one) => told.push(["break", one.id]),
  };
  const view = { pens: { wash: pencil(root), hits: pencil(root) }, chosen: null, lit: null, rows: data, ...facts };
  drawRows({ model: { data }, view, acts }, calls.map((one) => ({ call: one, now: moment(one, 9) })), p);
  return { root, view, told, hits: root.found("hit") };
}

test("one row is reached by Tab: the lit one, or the first", () => {
  const indexes = (facts) => opened([call(1), call(2), call(3)], facts).hits.map(({ attrs }) => attrs.tabindex);
  assert.deepEqual(indexes({}), ["0", "-1", "-1"]);
  assert.deepEqual(indexes({ lit: 2 }), ["-1", "0", "-1"]);
});

test("a press, or Enter, chooses a call and opens a folded pattern", () => {
  const { hits, told } = opened([call(1), call(2, { fold: { id: 7 }, stretches: [], status: "fold" })]);
  hits[0].press();
  hits[1].onkeydown(key("Enter"));
  assert.deepEqual(told, [["choose", 1], ["fold", 7]]);
});

test("the arrows go from row to row, over those that were not called; other keys are the page's", () => {
  const { hits, told } = opened([call(1), idle(2), call(3)]);
  const down = key("ArrowDown"), other = key("x");
  hits[0].onkeydown(down);
  assert.deepEqual([told, document.activeElement, down.prevented], [[["bring", 3]], hits[1], true]);
  hits[1].onkeydown(key("ArrowDown"));
  assert.equal(document.activeElement, hits[1], "at the last one");
  hits[1].onkeydown(other);
  assert.equal(other.prevented, false);
});

test("a row is told in words, and whether it is chosen", () => {
  const { root, hits } = opened([call(1), call(2)], { chosen: 1, lit: 1 });
  const labels = hits.map(({ attrs }) => [attrs["aria-label"], attrs["aria-pressed"]]);
  assert.deepEqual(labels, [["call 1: done, 2.00 s", "true"], ["call 2: done, 2.00 s", "false"]]);
  assert.equal(root.found("wash").length, 1);
});

test("a step of the plan that can be broken is a button, and no other one of it is", () => {
  const { hits, told } = opened([idle(1, { breakable: ["call 1"], pin: ["call 1", "hang"] }), idle(2)]);
  assert.deepEqual(hits.map(({ attrs }) => attrs["aria-label"]), ["Break call 1, now: hang"]);
  for (const name of ["x", " "]) hits[0].onkeydown(key(name));
  assert.deepEqual(told, [["break", 1]]);
});

test("the list has each call in words, but none of very many", () => {
  const list = openPage(), pen = pencil(list, el), calls = [{ call: call(1), now: moment(call(1), 9) }];
  drawList(pen, calls, { large: false });
  assert.deepEqual(list.said("li"), ["call 1: done, 2.00 s"]);
  drawList(pen, calls, { large: true });
  assert.deepEqual(list.said("li"), []);
});
