// Where the names of calls stand on the first page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { namePlaces } from "../../pages/parts/drawings/home/names.mjs";
import { measureByCount } from "./made.mjs";

measureByCount(); // 6.5 px a letter
const SIZES = { lane: 14, bar: 12 }, x = (t) => 10 * t;
const run = (names, lanes = {}) => ({
  names, ghosts: [],
  calls: names.map(([, lane, from, to], id) => ({ id, lane: lanes[id] ?? lane, bars: [["whole", from, to]] })),
});
const placed = (one, right = 358) => Object.fromEntries(namePlaces(one, SIZES, x, right).map(({ name, left }) => [name, left]));

test("a name that fits its bar begins where the bar does", () => {
  assert.deepEqual(placed(run([["plan", 0, 0, 5], ["draft", 0, 5, 12]])), { plan: 0, draft: 50 });
});

test("one that is longer has the room that nothing else has: a road stands above the line that goes on", () => {
  const support = run([["classify", 1.5, 0, 17], ["diagnose", 0, 17, 21], ["solution", 1.5, 21, 32]]);
  assert.deepEqual(placed(support), { classify: 0, diagnose: 170, solution: 210 });
});

test("the last one may begin before its bar, so that it ends in the picture", () => {
  assert.deepEqual(placed(run([["improve", 0, 0, 20], ["evaluate 2", 0, 32, 34]])), { improve: 0, "evaluate 2": 358 - 65 });
});

test("no name lies over another one or over a bar, and none stands away from its own", () => {
  const many = Array.from({ length: 9 }, (_, i) => [i % 2 ? "search 1" : "decide 1", 0, i * 4, i * 4 + (i % 2 ? 0.1 : 4)]);
  const places = namePlaces(run(many), SIZES, x, 358).map(({ left, from }) => [left, x(from)]).sort(([a], [b]) => a - b);
  assert.ok(places.length > 1);
  places.forEach(([left, bar], i) => assert.ok(left <= bar + 40 && left + 52 >= bar && (i === 0 || left >= places[i - 1][0] + 52)));
  const below = run([["plan and more", 1, 0, 2], ["work", 0, 2, 9]], { 1: 0.5 });
  assert.equal(placed(below)["plan and more"], undefined, "a bar of the next call stands in its way");
});
