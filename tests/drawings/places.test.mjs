import assert from "node:assert/strict";
import { test } from "node:test";

import { closingPlaces, places, shortName, TIME_SHARE } from "../../pages/parts/drawings/flow/places.mjs";
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
  assert.ok(places(many(11, { compact: true, target: 8 }), 800).base <= 285, "with the scores below them");
  assert.deepEqual([places(many(13, { compact: true }), 800).large, places(many(14, { compact: true }), 800).shown], [false, 13]);
});

test("in presenter mode the rows leave room for a letter above them, of as many as are in sight", () => {
  const floor = (count, letters) => places(many(count, { compact: true, letters }), 800).floor;
  for (let count = 1; count <= 20; count++) assert.ok(floor(count, [{}]) <= 16 + 172, `${count} rows`);
  assert.ok(floor(8, []) > floor(8, [{}]));
});

for (const width of [358, 565, 632, 797, 1048, 1080, 1176]) {
  for (const columns of [1, 2, 3, 4, 6, 8]) {
    test(`of ${width} px time has at least 55 %, beside ${columns} columns`, () => {
      const p = places(many(5, { columns }), width);
      assert.ok((p.t1 - p.t0) / width >= TIME_SHARE, `${p.t1 - p.t0} px`);
      assert.ok(p.rail || p.outX + p.outWidth < p.t0, "the words of the result end before it");
    });
  }
}

test("behind the axis there is room for words", () => {
  assert.equal(places(many(5), 1176).t1, 1176 - 130);
  assert.equal(places(many(5), 358).t1, 358 - 12);
});

test("the picture is never lower than it was", () => {
  assert.equal(places(many(2), 1048, 400).floor, 400);
  assert.equal(places(many(12), 1048, 200).floor, places(many(12), 1048).floor);
});

test("what the plan had room for stays till the run has ended, and then closes", () => {
  const own = places(many(4), 1048).floor, at = (held, open) => closingPlaces(many(4), 1048, held, open).floor;
  assert.deepEqual([at(own + 84, 1), at(own + 84, 0), at(0, 1), at(0, 0.5)], [own + 84, own, own, own]);
  const floors = [1, 0.8, 0.6, 0.4, 0.2, 0].map((open) => at(own + 84, open));
  assert.ok(floors.every((floor, i) => !i || floor < floors[i - 1]));
});

test("on a phone rows close step by step while their bars go to one row, which has room below them; on wide pages none do", () => {
  const judged = many(9, { target: 8 }), heights = [0, 0.25, 0.5, 0.75, 1].map((laid) => places(judged, 358, 0, laid).height);
  assert.ok(heights.every((height, i) => !i || height < heights[i - 1]), heights.join());
  const open = places(judged, 358), closed = places(judged, 358, 900, 1);
  assert.ok(closed.height <= open.height - 180 && closed.floor < 900, "what was held is let go");
  assert.deepEqual([closed.row, closed.track.base - closed.track.top, closed.t0], [24, 0, open.t0]);
  assert.ok(closed.floor - (closed.top + 9 * 24) >= closed.bar + 13 + 6, "bars, names above them and a brace below");
  assert.deepEqual([places(judged, 1176, 0, 1).row, places(many(60), 358, 0, 1).row, places(many(20), 358, 0, 1).lineBelow], [30, 38, false]);
  assert.equal(closingPlaces(judged, 358, 900, 1, 1).height, closed.height);
});

test("names stand whole in their shapes where there is room, first of all beside a judge", () => {
  const names = ["draft", "evaluate 1", "improve", "evaluate 2"];
  const judged = (result) => flow(names.map((name, i) => call(i + 1, { name, column: i % 2 })), { columns: 2, target: 8, input: ["Task", ""], result });
  const before = places(judged(["Best draft", ""]), 1048), after = places(judged(["Best draft", "round 2, score 10"]), 1048);
  assert.ok(before.nodeWidth >= 10 * 7 + 40);
  assert.deepEqual([after.t0, after.nodeWidth], [before.t0, before.nodeWidth], "and it stays there when the scores come");
  assert.ok(places(many(3), 1048).nodeWidth <= 118, "short names make no shape wider");
});

test("on a phone the diagram is a rail, and names stand over their bars", () => {
  const p = places(many(5), 358);
  assert.deepEqual([p.rail, p.over, p.row, p.t1], [true, true, 48, 346]);
  assert.ok(p.barTop(0) > p.top && p.barTop(4) + p.bar < p.floor);
});

test("many columns become stairs, and where those have no room the diagram is a rail", () => {
  const columns = (count) => places(many(5, { columns: count }), 1176);
  assert.deepEqual([1, 3, 12].map((count) => [Boolean(columns(count).stairs), columns(count).rail]), [[false, false], [true, false], [false, true]]);
  assert.ok(columns(3).column(1) < columns(3).column(0) + columns(3).nodeWidth);
});

test("on a rail there is a lane between all columns, as far as time keeps its share", () => {
  for (const [width, columns] of [[358, 3], [358, 4], [797, 4], [1048, 6]]) {
    const p = places(many(8, { columns, compact: width === 797 }), width);
    assert.ok(p.rail && p.column(1) - p.column(0) >= p.node + 5, `${columns} columns on ${width} px`);
    assert.ok(p.outX < (p.over ? p.t0 : p.nameX));
  }
});

test("names stand beside the rail where there is room, else over their bars", () => {
  const rail = (width, facts) => places(many(5, { columns: 8, ...facts }), width);
  assert.deepEqual([rail(1048).over, rail(797).over, rail(632).over, rail(632, { compact: true }).over], [false, false, true, false]);
  assert.ok(rail(1048).nameX < rail(1048).t0);
});

test("a plan stands as its run will", () => {
  const covered = { covered: ["Forecast covered", ""], columns: 3 };
  for (const width of [358, 797, 1176]) {
    const plan = places(many(5, covered), width), run = places(many(5, { columns: 3 }), width);
    assert.deepEqual([plan.t0, plan.height, plan.rail], [run.t0, run.height, run.rail]);
  }
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
