import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = new EventTarget();
const { classNow, leaveClass, listenToClass, tellClass } = await import("../../pages/parts/drawings/class_stage.mjs");

const told = (words, facts = {}) => ({ next: { words, press() {} }, beats: ["a"], now: "a", covers: false, acts: {}, ...facts });

test("whoever leads hears of each change, has the newest acts, and hears that the panel has left", () => {
  const root = { isConnected: true };
  let heard = 0;
  const deaf = listenToClass(() => heard++);
  tellClass(root, told("Again"));
  const acts = { show() {} };
  tellClass(root, told("Again", { acts }));
  assert.deepEqual([heard, classNow().acts], [1, acts]);
  tellClass(root, told("Show"));
  assert.equal(heard, 2);
  leaveClass({});
  assert.equal(classNow().next.words, "Show", "another panel has no say in it");
  leaveClass(root);
  assert.deepEqual([heard, classNow()], [3, null]);
  deaf();
  tellClass(root, told("Run"));
  assert.equal(heard, 3);
});

test("a panel that is no longer on the page is none", () => {
  const root = { isConnected: true };
  tellClass(root, told("Again"));
  root.isConnected = false;
  assert.equal(classNow(), null);
});
