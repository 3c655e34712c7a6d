// Many calls of a run as blocks: which calls are joined, and what is said of them.

import assert from "node:assert/strict";
import test from "node:test";
import { blocks, isAlone, lanes, wordsOf } from "../../pages/parts/drawings/costs_calls.mjs";

const side = (count) => Array.from({ length: count }, (_, lane) => ["work", 0, 2, lane]);
const turns = (count, kinds) => Array.from({ length: count }, (_, i) => [kinds[i % kinds.length], i, i + 1, 0]);
const plain = ({ kinds, rects, alone, narrow }) => [kinds.map(([kind, , count]) => `${count} ${kind}`).join(), rects.length, alone, narrow];

test("fifty calls side by side are as high as may be, three are no higher than they need", () => {
  assert.equal(lanes(side(50), 54).lane * 50, 54);
  assert.deepEqual(lanes(side(3), 54), { count: 3, lane: 14 });
});

test("a call beside which there is no other one stands alone", () => {
  const bars = [["decide", 0, 2, 0], ["work", 2, 4, 0], ["work", 2, 4, 1], ["combine", 4, 6, 0]];
  assert.deepEqual(bars.map((bar) => isAlone(bar, bars)), [true, false, false, true]);
});

test("narrow calls of one kind that touch in one lane are one block; wide ones, other kinds and other lanes stay apart", () => {
  const chain = [["work", 0, 1, 0], ["work", 1, 2, 0], ["judge", 2, 3, 0], ["work", 3, 9, 0], ["work", 9, 10, 0], ["work", 9, 10, 1]];
  assert.deepEqual(blocks(chain, (seconds) => seconds < 2).map(plain), [
    ["2 work", 1, true, true], ["1 judge", 1, true, true], ["1 work", 1, true, false], ["1 work", 1, false, true], ["1 work", 1, false, true],
  ]);
});

test("narrow calls of two kinds by turns are one block in which each has its share, but two neighbours are no stripes", () => {
  const [block, ...more] = blocks(turns(50, ["work", "judge"]), () => true);
  assert.deepEqual([plain(block), block.rects, more], [["25 work,25 judge", 1, true, true], [{ start: 0, end: 50, lane: 0 }], []]);
  assert.ok(block.kinds.every(([, share]) => Math.abs(share - 0.5) < 1e-9));
  assert.equal(blocks(turns(2, ["decide", "work"]), () => true).length, 2);
  assert.equal(blocks(turns(50, ["work", "judge"]), () => false).length, 50, "wide ones are seen");
});

test("in thin lanes the calls side by side are one block, each still as long as it is", () => {
  const uneven = [["decide", 0, 2, 0], ...Array.from({ length: 50 }, (_, lane) => ["work", 2, lane ? 4 : 10, lane]), ["combine", 10, 12, 0]];
  const made = blocks(uneven, () => false, true);
  assert.deepEqual(made.map(plain), [["1 decide", 1, true, false], ["50 work", 50, false, true], ["1 combine", 1, true, false]]);
  assert.deepEqual(made[1].rects.slice(0, 2), [{ start: 2, end: 10, lane: 0 }, { start: 2, end: 4, lane: 1 }]);
});

test("of calls in blocks it is said how many there are, how many at once, and of which kinds; of calls that are seen nothing", () => {
  const said = (bars, narrow, thin) => wordsOf(blocks(bars, () => narrow, thin), bars)[0];
  assert.equal(said(turns(50, ["work", "judge"]), true), "50 calls, one at a time: 25 work + 25 judge");
  assert.equal(said(turns(240, ["work"]), true), "240 calls, one at a time");
  assert.equal(said(side(50), false, true), "50 calls, 50 at once");
  assert.equal(said(side(5), false), undefined);
  assert.equal(said(turns(3, ["work"]), true), undefined, "three can be counted in the column of calls");
});
