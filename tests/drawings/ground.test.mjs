import assert from "node:assert/strict";
import { test } from "node:test";

import { isPrinting, paint, setPrinting } from "../../pages/parts/drawings/ground.mjs";
import { el } from "../../pages/parts/drawings/paper.mjs";
import { openPage } from "./page.mjs";

openPage();
let background = "";
globalThis.getComputedStyle = () => ({ getPropertyValue: () => background });

function groundOn(color, root = el("div")) {
  background = color;
  paint(root);
  return root.dataset.ground;
}

for (const [color, ground] of [
  ["#FCFBF8", "light"], ["#14161a", "dark"], ["rgb(20, 22, 26)", "dark"], [" rgba(255, 255, 255, 1) ", "light"],
  ["", "light"],
]) {
  test(`on ${color || "nothing"} the ground is ${ground}`, () => assert.equal(groundOn(color), ground));
}

test("a change of theme changes the colours, and only that does", () => {
  const root = el("div");
  groundOn("#14161A", root);
  const dark = root.style["--ink"];
  groundOn("#FFFFFF", root);
  assert.notEqual(root.style["--ink"], dark);
  root.style["--ink"] = "as it was";
  groundOn("#FCFBF8", root);
  assert.equal(root.style["--ink"], "as it was");
});

test("paper is white, whatever the theme", () => {
  setPrinting(true);
  assert.deepEqual([groundOn("#14161A"), isPrinting()], ["light", true]);
  setPrinting(false);
  assert.equal(groundOn("#14161A"), "dark");
});
