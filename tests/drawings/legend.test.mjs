import assert from "node:assert/strict";
import { test } from "node:test";

import { drawLegend } from "../../pages/parts/drawings/flow/legend.mjs";
import { el, pencil } from "../../pages/parts/drawings/paper.mjs";
import { call, flow } from "./made.mjs";
import { openPage } from "./page.mjs";

function opened() {
  const box = openPage(), why = el("div"), pen = pencil(box, el), asked = [];
  const draw = (facts, marked = {}) => drawLegend(pen, why, flow([call(1), call(2)], facts), marked, (name) => asked.push(name));
  return { box, why, asked, draw };
}

test("each mark of the picture is explained, and one that is gone is no longer", () => {
  const { box, draw } = opened();
  draw({ legend: [["first", "work", "waits for the first word"], ["error", "work", "failed, then back-off"]] });
  assert.deepEqual(box.said("item"), ["waits for the first word", "failed, then back-off"]);
  assert.deepEqual(box.children[1].found("path").map(({ attrs }) => attrs.class), ["back-off"], "with the pause behind it");
  draw({ legend: [["first", "work", "waits for the first word"]] });
  assert.deepEqual(box.said("item"), ["waits for the first word"]);
});

test("the sign of each mark looks as it does in the picture", () => {
  const { box, draw } = opened(), marks = ["answer", "first", "cancelled", "slot", "error"];
  draw({ legend: marks.map((mark) => [mark, "judge", mark]) });
  const looks = box.children.map((item) => [...item.found("rect"), ...item.found("path")].map(({ attrs }) => [attrs.class, attrs.fill]));
  assert.deepEqual(looks, [
    [["bar answer k-judge", undefined]], [["bar first k-judge", "url(#hatch-judge)"]], [["bar cancelled k-judge", "url(#hatch-idle)"]],
    [["slot", undefined]], [["bar error k-judge", undefined]],
  ]);
});

test("nested patterns that are alike are explained once, and only when the run has ended", () => {
  const folds = [1, 2].map((n) => ({ id: n, name: `prompt chaining ${n}`, steps: "outline, draft", calls: [n], words: "" }));
  const { box, draw } = opened();
  draw({ folds });
  assert.deepEqual(box.said("item"), ["prompt chaining: outline, draft"]);
  draw({ folds, status: "running" });
  assert.deepEqual(box.said("item"), []);
});

test("what can be marked is asked for by a button, and then said in a sentence", () => {
  const { box, why, asked, draw } = opened(), facts = { waited: [[1, 0, 2]], why: { waited: "It waited for call 1." } };
  draw(facts, { waited: false });
  const [button] = box.found("button");
  assert.deepEqual([button.textContent, button.attrs["aria-pressed"], why.textContent], ["what the run waited for", "false", ""]);
  button.press();
  draw(facts, { waited: true });
  assert.deepEqual([asked, button.attrs["aria-pressed"], why.textContent], [["waited"], "true", "It waited for call 1."]);
});

test("a single call has nothing to be marked, and so has a run too large for a picture", () => {
  for (const count of [1, 9]) {
    const { box, draw } = opened();
    draw({ count, waited: [[1, 0, 2]], critical: [1] });
    assert.equal(box.found("button").length, 0);
  }
});

test("a longest chain of a single call is none", () => {
  for (const [critical, count] of [[[1], 0], [[1, 2], 1]]) {
    const { box, draw } = opened();
    draw({ critical });
    assert.equal(box.found("button").length, count);
  }
});
