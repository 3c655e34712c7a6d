import assert from "node:assert/strict";
import { test } from "node:test";

import { places, shortName } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, measureByCount } from "./made.mjs";

measureByCount();
const many = (count, facts) => flow(Array.from({ length: count }, (_, i) => call(i + 1)), facts);

for (const [count, row, node, bar] of [[1, 42, 27, 20], [7, 42, 27, 20], [8, 30, 23, 16], [16, 30, 23, 16], [17, 22, 14, 12], [50, 22, 14, 12]]) {
  test(`rows of ${count} calls are ${row} px high`, () => {
    const p = places(many(count), 1176);
    assert.deepEqual([p.row, p.node, p.bar, p.large], [row, node, bar, false]);
  });
}

test("more than fifty rows scroll, and make room for the strip", () => {
  const p = places(many(51), 1176);
  assert.deepEqual([p.large, p.shown, p.whole - p.width], [true, 20, 66]);
});

test("in presenter mode all of up to thirteen rows are in sight, and of more thirteen", () => {
  assert.ok(places(many(13, { compact: true }), 800).floor <= 260);
  assert.deepEqual([places(many(13, { compact: true }), 800).large, places(many(14, { compact: true }), 800).shown], [false, 13]);
});

test("time has its share at the right, with room for words behind it", () => {
  const p = places(many(5), 1176);
  assert.ok(p.t0 < 0.56 * 1176 && p.t1 === 1176 - 150);
  assert.equal(places(many(5), 800).t1, 800 - 130);
});

test("on a phone the diagram is a rail, and names stand over their bars", () => {
  const p = places(many(5), 358);
  assert.deepEqual([p.rail, p.over, p.row, p.t1], [true, true, 48, 346]);
  assert.ok(p.barTop(0) > p.top && p.barTop(4) + p.bar < p.floor);
});

test("many columns move closer, and where they still have no room the diagram is a rail", () => {
  const columns = (count) => places(many(5, { columns: count }), 1176);
  assert.ok(columns(3).column(1) - columns(3).column(0) > columns(5).column(1) - columns(5).column(0));
  assert.equal(columns(12).rail, true);
});

test("a cover stands beside a plan, or below where there is no room", () => {
  const covered = { covered: ["Forecast covered", ""], columns: 3 };
  assert.equal(places(many(5, covered), 1176).below, false);
  const narrow = places(many(5, covered), 358);
  assert.equal(narrow.height, narrow.floor + 116);
});

test("the first row in sight is at the top", () => {
  const p = places(many(51), 1176);
  const top = p.middle(0);
  p.first = 10;
  assert.equal(p.middle(10), top);
});

test("a name has at most twelve letters", () => {
  assert.equal(shortName({ name: "classify 12" }), "classify 12");
  assert.equal(shortName({ name: "classification" }), "classificat…");
});
