import assert from "node:assert/strict";
import { test } from "node:test";

import { boardOf, factsOf, runningOf } from "../../pages/parts/drawings/class/board.mjs";
import { openPage } from "./page.mjs";

const data = (facts) => ({ whole: false, page: "agent", compact: false, titles: { routing: "Routing" }, lesson: { title: "", items: [] }, place: -1, ...facts });
const lead = (facts) => ({ all: { everyone: null }, tried: [], asked: [], pool: null, ...facts });
const POOL = {
  n: 1, page: "agent", world: "simulated", sides: ["One"], runs: [{ id: "a", seconds: [1] }], median: [1], p95: [1], forecast: [], slowest: "a", "by page": [],
};

test("how far everyone's runs have come is one line", () => {
  assert.equal(runningOf({ title: "Routing", started: 0, ended: 0 }), "Routing: press Run on your phone");
  assert.equal(runningOf({ title: "Routing", started: 5, ended: 3 }), "Routing: 3 of 5 have ended");
  assert.equal(runningOf({ title: "Routing", started: 5, ended: 5 }), "Routing: all 5 have ended");
});

test("it says how many runs, in which world, and that a curve is computed", () => {
  assert.equal(factsOf({ n: 1, world: "live gpt", forecast: [] }), "1 run, live gpt. A dot is a run.");
  assert.match(factsOf({ n: 2, world: "simulated", forecast: [[[1, 1]]] }), /computed\.$/);
});

test("on a page with a run only the class's own runs are there, once it has some", () => {
  openPage();
  const told = [], board = boardOf({ trigger: (value) => told.push(value) });
  board.size(800);
  board.take(data());
  board.show(lead());
  assert.equal(board.box.hidden, true);
  board.show(lead({ pool: { ...POOL, page: "routing" } }));
  assert.equal(board.box.hidden, true, "those of another page");
  board.show(lead({ pool: POOL }));
  assert.deepEqual([board.box.hidden, board.box.found("board-columns")[0].hidden, board.box.found("pool-dot").length], [false, true, 1]);
  board.putAway(true);
  assert.equal(board.box.hidden, true);
  board.putAway(false);
  board.box.found("pool-slowest")[0].press();
  assert.deepEqual(told, [{ do: "slowest", run: "a" }]);
});

test("on its own page the room has what was tried and every question so far", () => {
  openPage();
  const board = boardOf({ trigger() {} }), spread = { n: 2, bars: [1, 1] };
  const asked = [{ number: 1, words: "More?", choices: ["Yes", "No"], unit: "", first: spread, second: null, moved: null, truth: { value: 0, words: "Yes", why: "" } }];
  board.size(800);
  board.take(data({ whole: true }));
  board.show(lead({ tried: [{ page: "routing", runs: 4 }], asked }));
  assert.equal(board.box.found("tried")[0].textContent, "Routing: 4");
  assert.deepEqual(board.box.said("so-far-asked"), ["More?"]);
});
