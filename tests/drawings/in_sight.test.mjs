import assert from "node:assert/strict";
import { mock, test } from "node:test";

mock.timers.enable({ apis: ["setTimeout"] });
globalThis.innerHeight = 800;
globalThis.matchMedia = () => ({ matches: true });
const { bringIntoSight } = await import("../../pages/parts/drawings/in_sight.mjs");

function moved(top, seen) {
  const moves = [];
  bringIntoSight({ getBoundingClientRect: () => ({ top }), scrollIntoView: (how) => moves.push(how) }, seen);
  assert.deepEqual(moves, [], "not before the page has settled");
  mock.timers.runAll();
  return moves;
}

test("what lies below the screen or above it comes into sight, at once where nothing may move", () => {
  for (const [top, seen] of [[700, 240], [-10, 240], [900, 0]]) assert.deepEqual(moved(top, seen), [{ block: "start", behavior: "auto" }]);
});

test("what can be seen stays where it is", () => {
  assert.deepEqual(moved(400, 400), []);
});
