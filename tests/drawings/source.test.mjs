import assert from "node:assert/strict";
import { test } from "node:test";

import { callsByLine, holderOf } from "../../pages/parts/drawings/flow/source.mjs";
import { call, flow } from "./made.mjs";

const SOURCES = [
  { name: "outer", file: "a.py", first: 10, source: "def outer():\n    inner()\n\n" },
  { name: "inner", file: "a.py", first: 20, source: "def inner():\n    return 1\n" },
];

test("a line is held by the function in whose file and between whose lines it lies", () => {
  assert.equal(holderOf(SOURCES, "a.py", 11).name, "outer");
  assert.equal(holderOf(SOURCES, "a.py", 21).name, "inner");
  assert.equal(holderOf(SOURCES, "a.py", 12), undefined, "empty lines at its end are no part of it");
  assert.equal(holderOf(SOURCES, "b.py", 11), undefined);
  assert.equal(holderOf(SOURCES, undefined, undefined), undefined);
});

test("each line knows the calls that it made", () => {
  const calls = [call(1, { made: [0, 11] }), call(2, { made: [0, 11] }), call(3, { made: [1, 11] }), call(4)];
  assert.deepEqual([...callsByLine(flow(calls, { files: ["a.py", "b.py"] }), "a.py")], [[11, [1, 2]]]);
});
