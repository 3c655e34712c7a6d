import assert from "node:assert/strict";
import { test } from "node:test";

import { drawState } from "../../pages/parts/drawings/flow/state.mjs";
import { el, pencil } from "../../pages/parts/drawings/paper.mjs";
import { openPage } from "./page.mjs";

const KINDS = ["ready", "running", "done", "partial", "mended", "failed", "stopped"];

function opened() {
  const line = openPage(), pen = pencil(line, el);
  return { line, draw: (state, world = ["simulated", "seed 7"], stale = "") => drawState(pen, { state, world }, stale) };
}

test("each state has a mark of its own, and no two look alike", () => {
  const { line, draw } = opened();
  const looks = KINDS.map((kind) => {
    draw([kind, "", ""]);
    const [{ attrs }] = line.found("path");
    return `${attrs.class} ${attrs.d}`;
  });
  assert.equal(new Set(looks).size, KINDS.length);
  assert.equal(line.found("path").length, 1);
});

test("the line says how it stands, and in which world", () => {
  const { line, draw } = opened();
  draw(["done", "Finished in 2.00 s", "one retry"]);
  assert.equal(line.textContent, "Finished in 2.00 sone retrysimulated seed 7");
  draw(["done", "Finished in 2.00 s", ""], ["live", ""]);
  assert.equal(line.textContent, "Finished in 2.00 slive");
});

test("it says which fields are no longer those of the run", () => {
  const { line, draw } = opened();
  draw(["done", "Finished", "one retry"], ["live", ""], "another seed");
  assert.deepEqual(line.said("rest"), ["one retry, the fields now have another seed"]);
  draw(["done", "Finished", ""], ["live", ""], "another seed");
  assert.deepEqual(line.said("rest"), ["the fields now have another seed"]);
});

test("a run that can go on has a button for it, as long as it is shown", () => {
  const { line, draw } = opened(), pressed = [];
  const pen = pencil(line, el), data = { state: ["failed", "Failed", ""], world: ["live", ""] };
  drawState(pen, data, "", { words: "1 answer kept", go: () => pressed.push("go") });
  const [button] = line.found("go-on");
  button.press();
  assert.deepEqual([button.textContent, button.attrs.title, pressed], ["Go on", "1 answer kept", ["go"]]);
  drawState(pen, data, "");
  assert.equal(line.found("go-on").length, 0);
  draw(["done", "Finished", ""]);
});
