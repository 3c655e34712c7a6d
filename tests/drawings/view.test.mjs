import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage } from "./page.mjs";

const root = openPage();
const { DIAGRAM, EVERY_FRAME, forget, newView, PAST } = await import("../../pages/parts/drawings/flow/view.mjs");

test("each layer has a pen and is drawn at one of three times: with the diagram, with the past, or in every frame", () => {
  const layers = Object.keys(newView(root).pens);
  assert.deepEqual([...DIAGRAM, ...PAST, ...EVERY_FRAME].sort(), layers.sort());
});

test("another run begins as nobody has touched it, but what was waited for stays marked", () => {
  const view = newView(root), { arrangement } = view;
  Object.assign(view, { chosen: 3, marked: { waited: true, critical: true } });
  Object.assign(view.arrangement, { shown: "line", share: 1, goal: 1 });
  view.folded.add(7);
  forget(view);
  assert.deepEqual([view.chosen, view.marked, view.folded.size], [null, { waited: true, critical: false }, 0]);
  assert.deepEqual([view.arrangement.shown, view.arrangement.share, view.arrangement === arrangement], ["plain", 0, true]);
});
