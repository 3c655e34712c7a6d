import assert from "node:assert/strict";
import { test } from "node:test";

import { drawEdges, drawEnds } from "../../pages/parts/drawings/flow/edges.mjs";
import { folded } from "../../pages/parts/drawings/flow/folds.mjs";
import { moment } from "../../pages/parts/drawings/flow/moment.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, measureByCount, pen } from "./made.mjs";

measureByCount();
const after = (id, start, facts = {}) => call(id, { column: 1, stretches: [["first", start], ["answer", start + 1]], end: start + 2, ...facts });
const CHAIN = { calls: [call(1), after(2, 2, { row: 0 })], edges: [[null, 1], [1, 2], [2, null]], columns: 2 };

function drawn({ calls, ...facts }, at, { chosen = null, critical = false, width = 1176 } = {}) {
  const rows = folded(flow(calls, facts), new Set()), p = places(rows, width), ink = pen(), dashed = pen(), ends = pen();
  const moments = calls.map((one) => ({ call: one, now: moment(one, at) }));
  const found = drawEdges({ later: dashed, edges: ink }, rows, moments, p, chosen, critical);
  drawEnds(ends, rows, moments, p, found.ends, at >= rows.end);
  return { p, ...found, ink: ink.drawn, dashed: dashed.drawn, words: ends.drawn, look: (key) => (ink.drawn.get(key) ?? dashed.drawn.get(key)).class };
}

test("data goes along a line when its answer is there: later, now while the next one streams, or in the past", () => {
  assert.deepEqual([1, 2.5, 3.5, 4].map((at) => drawn(CHAIN, at).look("1 2")), ["edge later", "edge past", "edge now", "edge past"]);
});

test("from a call that failed nothing comes", () => {
  const calls = [call(1, { status: "error" }), CHAIN.calls[1]];
  assert.equal(drawn({ ...CHAIN, calls }, 9).look("1 2"), "edge none");
});

test("the lines of the chosen call, and those of the longest chain, are marked", () => {
  assert.match(drawn(CHAIN, 9, { chosen: 2 }).look("1 2"), / near$/);
  assert.doesNotMatch(drawn(CHAIN, 9, { chosen: 9 }).look("1 2"), /near/);
  assert.match(drawn({ ...CHAIN, critical: [1, 2] }, 9, { critical: true }).look("1 2"), / near$/);
  assert.doesNotMatch(drawn({ ...CHAIN, critical: [2, 1] }, 9, { critical: true }).look("1 2"), /near/);
});

test("in one row a line is straight, from the right of a shape to the left of the next", () => {
  const { p, lines } = drawn(CHAIN, 9), y = p.nodeMiddle(0);
  assert.equal(lines.get("1 2"), `M${p.column(0) + p.nodeWidth} ${y}H${p.column(1)}`);
});

test("a loop goes back to the left of the call that it brings to another turn", () => {
  const turn = { calls: [call(1), after(2, 2), after(3, 4, { column: 0 })], edges: [[null, 1], [1, 2], [2, 3], [3, null]], columns: 2 };
  const { p, lines } = drawn(turn, 9);
  const [, from, to] = /^M([\d.]+) [\d.]+H([\d.]+)/.exec(lines.get("2 3")).map(Number);
  assert.ok(from === p.column(1) && to < from && to >= p.column(0));
});

test("of several ways a label took one: a switch is thrown to it, once the run has ended", () => {
  const way = (id, facts) => after(id, 2, { name: `way ${id}`, ...facts });
  const choice = {
    calls: [call(1, { kind: "decide" }), way(2), way(3, { status: "idle", stretches: [], end: undefined })],
    edges: [[null, 1], [1, 2], [1, 3], [2, null], [3, null]], columns: 2,
  };
  const { ink, ends, p } = drawn(choice, 9);
  assert.ok(ink.has("1 pivot") && ink.has("1 2 thrown") && !ink.has("1 3 thrown"));
  assert.equal(ends.out, p.nodeMiddle(1), "the result stands beside the call that was made");
  assert.ok(!drawn({ ...choice, ended: false }, 2.5).ink.has("1 pivot"));
});

test("beside the result stands how many parts of it are done", () => {
  const both = { calls: [call(1), call(2, { end: 5 })], edges: [[null, 1], [null, 2], [1, null], [2, null]] };
  const going = drawn({ ...both, ended: false, status: "running" }, 3).words;
  assert.deepEqual([going.get("out quiet").text, going.get("out bold").class], ["1 so far", "end open"]);
  const done = drawn(both, 9).words;
  assert.deepEqual([done.get("out quiet").text, done.get("out bold").class], ["", "end"]);
  assert.deepEqual(["in bold", "out bold"].map((key) => done.get(key).text), ["Input", "Result"]);
});

test("a run that is played again does not tell what came of it before its end", () => {
  const judged = { calls: [call(1), after(2, 2), after(3, 4, { kind: "judge" })], edges: [[null, 1], [1, 2], [2, 3], [2, null]], columns: 2 };
  const said = (at) => ["out bold", "out quiet"].map((key) => drawn({ ...judged, result: ["Best draft", "score 9"], expected: ["Draft", ""] }, at).words.get(key).text);
  assert.deepEqual([said(1), said(4.5), said(6)], [["Draft", ""], ["Draft", ""], ["Best draft", "score 9"]], "nor when its draft was there");
});

// A label that took the first of three ways, as a run of many columns on a phone, or beside names on a wide screen.
const FORK = {
  calls: [call(1, { kind: "decide" }), after(2, 2), after(3, 4, { column: 2, row: 2 }), ...[4, 5].map((id) => after(id, 0, { status: "idle", stretches: [], end: undefined }))],
  edges: [[null, 1], [1, 2], [2, 3], [3, null], [1, 4], [1, 5], [4, null], [5, null]], columns: 4,
};

// The corners of a line, in px.
function corners(d) {
  const at = [];
  for (const [, command, numbers] of d.matchAll(/([MHVQ])([^A-Z]+)/g)) {
    const [x, y] = at.at(-1) ?? [], n = numbers.trim().split(" ").map(Number);
    at.push({ M: n, H: [n[0], y], V: [x, n[0]], Q: n.slice(2) }[command]);
  }
  return at;
}

for (const width of [358, 797, 1048]) {
  test(`on a rail ${width} px wide no line crosses the shape of another call`, () => {
    const { p, ink, dashed } = drawn(FORK, 9, { width });
    assert.ok(p.rail);
    for (const [key, { d }] of [...ink, ...dashed].filter(([, { tag }]) => tag === "path")) {
      const own = key.split(" "), points = corners(d);
      for (const { id, row, column } of FORK.calls.filter((one) => !own.includes(`${one.id}`))) {
        const left = p.column(column), top = p.nodeMiddle(row) - p.node / 2;
        points.slice(1).forEach(([x, y], i) => {
          const [x0, y0] = points[i], beside = Math.max(x, x0) < left || Math.min(x, x0) > left + p.node;
          assert.ok(beside || Math.max(y, y0) < top || Math.min(y, y0) > top + p.node, `${key} crosses ${id}`);
        });
      }
    }
  });
}

test("a way that was not taken lies below those that were, and is never marked", () => {
  const { ink, dashed, look } = drawn(FORK, 9, { chosen: 1 });
  assert.deepEqual([...dashed.keys()], ["1 4", "1 5", "4 null", "5 null"]);
  assert.deepEqual(["1 2", "1 4"].map(look), ["edge past near", "edge later"]);
  assert.ok(ink.has("3 null"));
});

test("dashes that meet begin where they meet, so that they stay dashes", () => {
  const { p, dashed, lines } = drawn(FORK, 9, { width: 358 });
  assert.ok(dashed.get("4 null").d.startsWith(`M${p.outX - 4} `) && dashed.get("5 null").d.startsWith(`M${p.outX - 4} `));
  assert.ok(lines.get("4 null").endsWith(`H${p.outX - 4}`), "what is passed on goes forwards");
});
