import assert from "node:assert/strict";
import { test } from "node:test";

import { el, pencil } from "../../pages/parts/drawings/paper.mjs";
import { planOf } from "../../pages/parts/drawings/race/plan.mjs";
import { drawRows, drawWash } from "../../pages/parts/drawings/race/rows.mjs";
import { race, raced } from "./made.mjs";
import { openPage } from "./page.mjs";

const whole = (id) => raced(id, [["whole", 0, 1]]);

// Two calls that both runs made, and one that only the second made.
function opened(facts = {}) {
  const root = openPage(), told = [], runs = [[whole(1), whole(2)], [whole(1), whole(2), whole(3)]];
  const data = { ...race(runs), lines: ["one", "two", "three"] };
  const pens = { hits: pencil(root), wash: pencil(root) };
  const view = { pens, plan: planOf(800, data), nodes: { line: el("p") }, hovered: null, chosen: null, ...facts };
  const tell = (name) => (row) => told.push([name, row]);
  const shown = { model: { data }, view, acts: { choose: tell("choose"), hover: tell("hover") } };
  drawRows(shown);
  const buttons = root.found("race-hit").filter(({ attrs }) => attrs.role === "button");
  return { root, told, view, race: shown, line: view.nodes.line, buttons };
}

test("each call is one button, whichever run made it, and says what became of it", () => {
  const { root, buttons } = opened();
  assert.deepEqual(buttons.map(({ attrs }) => [attrs["data-row"], attrs["aria-label"]]), [["1", "one"], ["2", "two"], ["3", "three"]]);
  assert.equal(root.found("race-hit").length, 5, "the other run's rows answer to the mouse");
});

test("a press chooses a call, another one lets it go", () => {
  const { told, buttons } = opened();
  buttons[1].press();
  assert.deepEqual(told, [["choose", 2]]);
  const chosen = opened({ chosen: 2 });
  chosen.buttons[1].onkeydown({ key: "Enter", preventDefault: () => {} });
  assert.deepEqual(chosen.told, [["choose", null]]);
  assert.deepEqual(chosen.buttons.map(({ attrs }) => attrs["aria-pressed"]), ["false", "true", "false"]);
});

test("what is pointed at is lit in both runs and told in a line; the chosen one stays lit", () => {
  const { root, race: shown, view, line } = opened({ chosen: 3 });
  assert.deepEqual([root.found("race-wash").length, line.textContent], [1, "three"]);
  view.hovered = 1;
  drawWash(shown);
  assert.deepEqual([root.found("race-wash").length, line.textContent], [3, "one"]);
});

test("before that the line says what can be done, but not to a class", () => {
  const { line, race: shown, view } = opened();
  assert.match(line.textContent, /^Point at a call/);
  assert.ok(line.classes.has("quiet") && !line.hidden);
  shown.model.data = { ...shown.model.data, compact: true };
  drawWash({ model: shown.model, view });
  assert.equal(line.hidden, true);
});
