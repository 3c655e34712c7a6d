import assert from "node:assert/strict";
import { test } from "node:test";

import { draw } from "../../pages/parts/drawings/paths.mjs";
import { openPage } from "./page.mjs";

const step = (name, facts) => ({ name, kind: "work", who: "the model", words: "", failed: false, ...facts });
const data = (...steps) => ({ sides: [{ title: "Agent", paths: [{ words: "7 of 10 runs", steps }] }], world: "predicted" });

test("each step says who chose it, and is told with what it was given", () => {
  const root = openPage();
  draw(root, data(step("decide", { who: "", kind: "decide" }), step("search", { words: "height of the tower", failed: true })), { state: {} });
  assert.deepEqual(root.said("paths-who"), ["choosing", "the model"]);
  assert.deepEqual(root.said("hidden"), ["decide", "search, failed: height of the tower"]);
  assert.deepEqual(root.found("paths-shape").map(({ attrs }) => attrs.class), ["paths-shape k-decide", "paths-shape failed"]);
  assert.deepEqual([root.said("h3"), root.said("paths-world")], [["Agent"], ["predicted"]]);
});

test("a long name is cut so that its shape stays narrow", () => {
  const root = openPage();
  draw(root, data(step("a very long name of a tool indeed")), { state: {} });
  assert.ok(Number(root.found("svg")[0].attrs.width) <= 132 && root.said("paths-name")[0].endsWith("…"));
});

test("the same paths are not drawn again, others are", () => {
  const root = openPage(), state = {};
  draw(root, data(step("a")), { state });
  const [before] = root.children;
  draw(root, data(step("a")), { state });
  assert.equal(root.children[0], before);
  draw(root, data(step("b")), { state });
  assert.deepEqual(root.said("paths-name"), ["b"]);
});
