import assert from "node:assert/strict";
import { test } from "node:test";

import { drawHandle } from "../../pages/parts/drawings/flow/handle.mjs";
import { pencil } from "../../pages/parts/drawings/paper.mjs";
import { flow, call } from "./made.mjs";
import { openPage } from "./page.mjs";

const PLACE = { t0: 200, t1: 700, floor: 100, base: 130 };

function opened() {
  const root = openPage(), told = [], pen = pencil(root);
  const stage = { getBoundingClientRect: () => ({ left: 50, width: 500 }) }; // a picture of 1,000 px at a zoom of one half
  const flowView = {
    model: { data: flow([call(1), call(2, { end: 4 })]) }, clock: { at: 1 },
    acts: { seek: (t) => told.push(["seek", t]), move: (by) => told.push(["move", by]) },
    view: { pens: { strip: pen, scrub: pen }, stage, width: 1000, places: PLACE, axis: { reach: 5 } },
  };
  drawHandle(flowView, PLACE);
  const [handle] = root.found("handle"), [track] = root.found("track");
  for (const part of [handle, track]) part.setPointerCapture = () => {};
  return { flowView, told, handle, track };
}

test("it is a slider that says where it stands, and how much was in flight", () => {
  const { flowView, handle } = opened();
  const values = ["valuemax", "valuenow", "valuetext"].map((name) => handle.attrs[`aria-${name}`]);
  assert.deepEqual(values, ["4.00", "1.00", "1.00 seconds of 4.00, 2 calls in flight"]);
  flowView.clock.at = 3;
  drawHandle(flowView, PLACE);
  assert.equal(handle.attrs["aria-valuetext"], "3.00 seconds of 4.00, 0 calls in flight");
});

test("a press on the axis brings the playhead there, whatever the zoom, and dragging goes on till it ends", () => {
  const { told, track } = opened();
  track.onpointermove({ clientX: 275 });
  track.onpointerdown({ clientX: 275, pointerId: 1, button: 0 }); // 450 px of the picture: half of the axis
  track.onpointermove({ clientX: 400 });
  track.onpointerup();
  track.onpointermove({ clientX: 275 });
  track.onpointerdown({ clientX: 275, pointerId: 1, button: 2 });
  assert.deepEqual(told, [["seek", 2.5], ["seek", 5]]);
});

test("the arrows move it by a hundredth, the pages by ten; other keys are the page's own", () => {
  const { told, handle } = opened();
  let kept = 0;
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "PageDown", "Home", "x"]) handle.onkeydown({ key, preventDefault: () => kept++ });
  assert.deepEqual([told, kept], [[["move", -1], ["move", 1], ["move", 10], ["move", -10]], 4]);
});
