import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = new EventTarget();
const { listenToStage, onStage, tellStage } = await import("../../pages/parts/drawings/stage.mjs");

const staged = (facts) => ({ run: "a", state: "ended", laid: "plain", playing: false, ...facts });

test("who leads through the beats hears of each change, and of nothing else", () => {
  const root = { isConnected: true };
  let heard = 0;
  const deaf = listenToStage(() => heard++);
  for (const facts of [{}, {}, { laid: "line" }]) tellStage(root, staged(facts), () => {});
  assert.deepEqual([heard, onStage().staged.laid], [2, "line"]);
  tellStage({ isConnected: true }, staged({ laid: "line" }), () => {});
  assert.equal(heard, 3, "another picture");
  deaf();
  tellStage(root, staged(), () => {});
  assert.equal(heard, 3);
});

test("a picture that has left the page stands there no more", () => {
  const root = { isConnected: true };
  tellStage(root, staged(), () => {});
  root.isConnected = false;
  assert.equal(onStage(), null);
});
