import assert from "node:assert/strict";
import { test } from "node:test";

import { isGliding, newArrangement } from "../../pages/parts/drawings/flow/end_to_end.mjs";

const still = { matches: false }, frames = new Map();
let asked = 0;
Object.assign(globalThis, {
  matchMedia: () => still,
  requestAnimationFrame: (then) => { frames.set(++asked, then); return asked; },
  cancelAnimationFrame: (number) => frames.delete(number),
});
const { gliderOf } = await import("../../pages/parts/drawings/flow/glider.mjs");

function frame(time) {
  const [[number, then]] = frames;
  frames.delete(number);
  then(time);
}

function opened() {
  frames.clear();
  still.matches = false;
  const arrangement = newArrangement(), drawn = [];
  const draw = (name) => () => drawn.push([name, Number(arrangement.share.toFixed(2))]);
  return { arrangement, drawn, glider: gliderOf(arrangement, { step: draw("step"), rest: draw("rest") }) };
}

test("all is drawn before a glide and at its end, on the way only what moves", () => {
  const { glider, drawn } = opened();
  glider.show("line", false);
  for (const time of [0, 450, 900]) frame(time);
  assert.deepEqual(drawn, [["rest", 0], ["step", 0], ["step", 0.5], ["rest", 1]]);
  assert.equal(frames.size, 0);
});

test("another press on the way leaves one glide, and goes on from where it was", () => {
  const { glider, arrangement } = opened();
  glider.show("line", false);
  for (const time of [0, 450]) frame(time);
  glider.show("ran", false);
  assert.equal(frames.size, 1);
  frame(500);
  assert.equal(arrangement.share, 0.5);
});

test("at once, and for whoever wants no motion, there is no way", () => {
  for (const [atOnce, matches] of [[true, false], [false, true]]) {
    const { glider, arrangement, drawn } = opened();
    still.matches = matches;
    glider.show("line", atOnce);
    assert.deepEqual([isGliding(arrangement), drawn, frames.size], [false, [["rest", 1]], 0]);
  }
});

test("what is stopped moves no more", () => {
  const { glider } = opened();
  glider.show("line", false);
  glider.stop();
  assert.equal(frames.size, 0);
});
