import assert from "node:assert/strict";
import { test } from "node:test";

import { thereAgain } from "../../pages/parts/drawings/there_again.mjs";

// Streamlit's outermost element, and who watches it.
function opened() {
  let state = "CONNECTED", look = null;
  const app = { getAttribute: () => state };
  globalThis.MutationObserver = class {
    constructor(then) { look = then; }
    observe(node) { assert.equal(node, app); }
    disconnect() { look = () => {}; }
  };
  globalThis.document = { querySelector: () => app };
  return (now) => { state = now; look(); };
}

test("each return of the connection is told once, and none that was not lost", () => {
  const becomes = opened();
  let times = 0;
  const end = thereAgain(() => { times += 1; });
  becomes("CONNECTED");
  assert.equal(times, 0);
  for (const state of ["PINGING_SERVER", "CONNECTING", "CONNECTED", "CONNECTED"]) becomes(state);
  assert.equal(times, 1);
  end();
  for (const state of ["PINGING_SERVER", "CONNECTED"]) becomes(state);
  assert.equal(times, 1);
});
