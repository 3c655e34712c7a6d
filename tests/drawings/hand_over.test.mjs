import assert from "node:assert/strict";
import { test } from "node:test";

const heard = new Map(), body = { name: "body" }, focused = [];
let look = null, run = null;
const RUN = { focus: () => focused.push("run") };
Object.assign(globalThis, {
  document: {
    activeElement: body, body, querySelector: () => run,
    addEventListener: (name, then) => heard.set(name, then), removeEventListener: (name) => heard.delete(name),
  },
  location: { pathname: "/routing" },
  MutationObserver: class {
    constructor(then) { look = then; }
    observe() {}
    disconnect() { look = null; }
  },
});
const { handOver } = await import("../../pages/parts/drawings/hand_over.mjs");

// A button in a row, beside the one that starts a run or by itself.
function button(beside = true) {
  const row = { querySelector: () => (beside ? RUN : null) }, one = { disabled: false };
  return Object.assign(one, { closest: (what) => (what === ".stButton button" ? one : row) });
}

function opened() {
  const stop = handOver();
  focused.length = 0;
  run = RUN;
  Object.assign(globalThis.document, { activeElement: body });
  Object.assign(globalThis.location, { pathname: "/routing" });
  return { stop, use: (target) => { heard.get("focusin")({ target }); globalThis.document.activeElement = target; } };
}

test("when the button that was pressed goes, the one in its place has the focus", () => {
  const { use } = opened(), pressed = button();
  use(pressed);
  look();
  assert.deepEqual(focused, [], "it still has it");
  globalThis.document.activeElement = body;
  look();
  assert.deepEqual(focused, ["run"]);
  use(pressed);
  pressed.disabled = true;
  look();
  assert.equal(focused.length, 2, "out of use is as good as gone");
});

test("the focus is left where it fell if something else was used since, elsewhere, or on another page", () => {
  const { use } = opened();
  for (const then of [
    () => heard.get("pointerdown")({ target: { closest: () => null } }),
    () => use(button(false)),
    () => { location.pathname = "/home"; },
  ]) {
    use(button());
    then();
    globalThis.document.activeElement = body;
    look();
    location.pathname = "/routing";
  }
  assert.deepEqual(focused, []);
});

test("once it is ended it listens no more", () => {
  opened().stop();
  assert.deepEqual([heard.size, look], [0, null]);
});
