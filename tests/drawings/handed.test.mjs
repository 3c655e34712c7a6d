import assert from "node:assert/strict";
import { test } from "node:test";

import { roomBelow } from "../../pages/parts/drawings/flow/handed.mjs";
import { places } from "../../pages/parts/drawings/flow/places.mjs";
import { call, flow, measureByCount } from "./made.mjs";

measureByCount();
const many = (count) => flow(Array.from({ length: count }, (_, i) => call(i + 1)), {});

test("a wide diagram has room below it for two lines of the answer, beside what stands there", () => {
  const p = places(many(5), 1176), room = roomBelow(p);
  assert.ok(room.width >= 170 && room.width < p.t0 - 90);
  assert.ok(room.top > p.floor && room.top + 3 * 19 <= p.height);
});

test("a rail and rows that scroll have none", () => {
  assert.equal(roomBelow(places(many(5), 358)), null);
  assert.equal(roomBelow(places(many(60), 1176)), null);
});
