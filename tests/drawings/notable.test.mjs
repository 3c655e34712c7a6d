import assert from "node:assert/strict";
import { test } from "node:test";

import { drawNotable } from "../../pages/parts/drawings/flow/notable.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

// Each call lasts a second longer than the one before; every eighth one fails.
const MANY = Array.from({ length: 51 }, (_, i) => call(i + 1, { end: 60, stretches: [["whole", 59 - i]], status: i % 8 ? "ok" : "error" }));

function drawn(calls, facts = {}) {
  const box = openPage(), data = flow(calls, facts), chosen = [];
  const draw = () => drawNotable(box, data, data, (id) => chosen.push(id));
  draw();
  return { box, chosen, draw };
}

test("of very many calls the five longest and five that failed are named, and can be chosen", () => {
  const { box, chosen } = drawn(MANY);
  assert.deepEqual(box.said("b"), ["Longest", "Failed, 5 of 7"]);
  const buttons = box.said("button");
  assert.deepEqual([buttons.length, buttons[0], buttons[5]], [10, "call 51 51.00 s", "call 1"]);
  box.found("button")[0].press();
  assert.deepEqual(chosen, [51]);
});

test("nothing is named while the rows can be seen, or the run goes on", () => {
  assert.equal(drawn(MANY.slice(1)).box.children.length, 0);
  assert.equal(drawn(MANY, { ended: false }).box.children.length, 0);
});

test("it is not written again for the same run", () => {
  const { box, draw } = drawn(MANY), before = box.found("button")[0];
  draw();
  assert.equal(box.found("button")[0], before);
});
