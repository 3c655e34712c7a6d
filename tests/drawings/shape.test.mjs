import assert from "node:assert/strict";
import { test } from "node:test";

import { shape } from "../../pages/parts/drawings/shape.mjs";

test("the kinds of calls have four outlines; a tool's is that of work", () => {
  const outlines = ["work", "decide", "judge", "combine"].map((kind) => shape(kind, 0, 0, 100, 27));
  assert.equal(new Set(outlines).size, 4);
  assert.equal(shape("tool", 0, 0, 100, 27), outlines[0]);
  for (const outline of outlines) assert.match(outline, /^M[\d.\w ]+Z$/);
});

test("a very small shape still closes", () => {
  assert.equal(shape("decide", 0, 0, 3, 2), "M1 0H2L3 1L2 2H1L0 1Z");
});

test("no corner of a narrow shape reaches outside of it", () => {
  for (const kind of ["work", "judge", "decide", "combine"]) {
    const across = [...shape(kind, 10, 0, 3, 27).matchAll(/[MHL]([\d.]+)/g)].map(([, at]) => Number(at));
    assert.ok(across.every((at) => at >= 10 && at <= 13), `${kind} ${across}`);
  }
});
