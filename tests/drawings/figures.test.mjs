import assert from "node:assert/strict";
import { test } from "node:test";

import { drawFigures } from "../../pages/parts/drawings/flow/figures.mjs";
import { el, pencil } from "../../pages/parts/drawings/paper.mjs";
import { openPage } from "./page.mjs";

function opened() {
  const box = openPage(), pen = pencil(box, el);
  return { box, draw: (...numbers) => drawFigures(pen, { numbers, terms: { "added up": "One after the other." } }) };
}

test("a figure has its value, its name and its sentence", () => {
  const { box, draw } = opened();
  draw(["7", "Calls", "asked in all."]);
  assert.deepEqual([box.said("value"), box.said("quiet")], [["7"], ["Calls asked in all."]]);
});

test("the speed at which a time is true, and the sign of a ratio, are set smaller", () => {
  const { box, draw } = opened();
  draw(["2.41 s at 4x", "Took", ""], ["3.0×", "Speed-up", ""]);
  assert.deepEqual([box.said("speed"), box.said("times")], [[" at 4x"], ["×"]]);
  assert.deepEqual(box.said("value"), ["2.41 s at 4x", "3.0×"]);
});

test("a word of the lab is explained where it is met first", () => {
  const { box, draw } = opened();
  draw(["4 s", "Took", "added up"], ["2.0×", "Speed-up", "of what is added up"]);
  assert.equal(box.found("term").length, 1);
});

test("a figure that has not changed is not written again", () => {
  const { box, draw } = opened();
  draw(["7", "Calls", "so far"]);
  const [before] = box.found("value");
  draw(["7", "Calls", "so far"]);
  assert.equal(box.found("value")[0], before);
  draw(["8", "Calls", "so far"]);
  assert.deepEqual(box.said("value"), ["8"]);
});
