import assert from "node:assert/strict";
import { test } from "node:test";

import { drawFlight, drawLevel } from "../../pages/parts/drawings/flow/flight.mjs";
import { measureByCount, pen } from "./made.mjs";

measureByCount();

const PLACE = { base: 100, peak: 60, t0: 0, t1: 500, floor: 40 };
const x = (t) => 100 * t;
const data = (facts) => ({ flight: [[0, 1], [1, 2], [2, 0]], peak: 2, limit: null, ...facts });

function drawn(facts, at, p = PLACE, head = null) {
  const ink = pen();
  drawFlight(ink, data(facts), p, x, at);
  drawLevel({ axis: ink, labels: ink, clear: ink }, data(facts), p, head);
  return ink.drawn;
}

test("the curve steps up and down with the calls, as far as the cursor", () => {
  assert.equal(drawn({}, 3).get("steps").d, "M0 100V80H100V60H200V100");
  assert.equal(drawn({}, 1.5).get("steps").d, "M0 100V80H100V60H150");
  assert.equal(drawn({}, -1).get("steps").d, "");
});

test("no step is finer than a line", () => {
  const flight = [[0, 1], [1, 2], [1.001, 1], [1.002, 2], [2, 0]];
  assert.equal(drawn({ flight }, 3).get("steps").d, "M0 100V80H100.2V60H200V100");
});

for (const [limit, told, look] of [[null, "peak 2", "rule"], [2, "limit 2, reached", "limit"], [4, "limit 4, peak 2", "limit"], [50, "limit 50, peak 2", "rule"]]) {
  test(`where the limit is ${limit} and the peak 2 it is told: ${told}`, () => {
    const ink = drawn({ limit }, 3);
    assert.deepEqual([ink.get("told").text, ink.get("level").class], [told, look]);
  });
}

test("a limit that is near stands above the peak, one that is far does not press the curve flat", () => {
  assert.deepEqual([4, 50].map((limit) => drawn({ limit }, 1.5).get("steps").d), ["M0 100V90H100V80H150", "M0 100V80H100V60H150"]);
});

test("on a phone the playhead does not go through what the curve is called, nor its limit", () => {
  const phone = { ...PLACE, over: true }, crossed = drawn({ limit: 2 }, 3, phone, 30).get("flight");
  assert.equal(drawn({ limit: 2 }, 3, phone, 400).has("flight"), true);
  assert.equal(crossed.tag, "rect", "ground below it");
});
