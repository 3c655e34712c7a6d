import assert from "node:assert/strict";
import { test } from "node:test";

import { pythonLines } from "../../pages/parts/drawings/code.mjs";

test("a program is lines of pieces, each with its look", () => {
  const lines = pythonLines('@pattern\nasync def go():  # why\n    return await llm("a # b", step="s")\n\n');
  assert.deepEqual(lines[0], [["@pattern", "decorator"]]);
  assert.deepEqual(lines[1], [["async", "keyword"], [" ", ""], ["def", "keyword"], [" go():  ", ""], ["# why", "comment"]]);
  assert.deepEqual(lines[2].slice(3, 7), [["await", "keyword"], [" ", ""], ["llm", "word"], ["(", ""]]);
  assert.deepEqual(lines[2].filter(([, look]) => look === "string").map(([text]) => text), ['"a # b"', '"s"']);
  assert.equal(lines.length, 3);
});

test("a text over several lines keeps its look on each", () => {
  assert.deepEqual(pythonLines('"""one\ntwo"""'), [[['"""one', "string"]], [['two"""', "string"]]]);
});
