// Where everything stands: the picture's measures, from its data and its width.

import { textWidth } from "../letters.mjs";

export const RAIL_BELOW = 560; // px of width, and of time beside the diagram at least:
const TIME_NEEDS = 120;

export const MOST_ROWS = 50; // with more, the rows scroll; in presenter mode with more than
export const MOST_PRESENTED = 13;

export const STRIP = 44; // px: beside rows that scroll, a strip of all of them,
export const BESIDE = 22; // and room for a scroll bar

// At most twelve letters of a name: as much as a shape has room for.
export const shortName = (call) => ([...call.name].length > 12 ? `${[...call.name].slice(0, 11).join("")}…` : call.name);

export function places(data, whole) {
  const count = data.calls.length, large = count > (data.compact ? MOST_PRESENTED : MOST_ROWS);
  const width = large ? whole - STRIP - BESIDE : whole;
  let wide = width < RAIL_BELOW ? null : acrossWide(data, width);
  const tight = !wide || wide.t1 - wide.t0 < TIME_NEEDS;
  const alone = tight && wide && data.covered ? acrossWide(data, width, 1) : null; // the cover can stand below
  const below = alone !== null && alone.t0 <= width, rail = tight && !below;
  if (below) wide = alone;
  const beside = rail && Boolean(data.covered || (data.compact && width >= RAIL_BELOW)); // names beside the shapes
  const over = rail && !beside; // names over the bars
  const row = rowHeight(data, count, over, beside && data.covered);
  const node = rail ? 12 : { 42: 27, 36: 25, 30: 23, 22: 14, 18: 14 }[row];
  const bar = over ? 14 : { 42: 20, 36: 18, 30: 16, 22: 12, 18: 12 }[row];
  const shown = !large ? count : data.compact ? MOST_PRESENTED : rail ? 12 : 20;
  const p = { width, whole, rail, over, large, row, node, bar, shown, first: 0, marksOnly: rail || row <= 22, below, top: 12 };
  p.floor = p.top + shown * row + 4;
  p.peak = p.floor + (over ? 22 : 14);
  p.base = p.peak + 30;
  p.height = (rail && data.covered) || below ? p.floor + 116 : p.base + (over ? 40 : 27);
  p.middle = (r) => p.top + (r - p.first + 0.5) * row;
  p.barTop = (r) => (over ? p.top + (r - p.first + 1) * row - bar - (count > 7 ? 5 : 9) : p.middle(r) - bar / 2);
  p.nodeMiddle = (r) => (over ? p.barTop(r) + bar / 2 - 8 : p.middle(r));
  return Object.assign(p, rail ? acrossRail(data, p) : wide);
}

// In presenter mode all rows are to be seen at once, above the player, on 480 px.
function rowHeight(data, count, over, idle) {
  if (over) return count > 7 ? 38 : 48;
  const most = idle ? 30 : count > 16 ? 22 : count > 7 ? 30 : 42;
  const fits = data.compact ? Math.max(18, 246 / count) : most;
  return [42, 36, 30, 22, 18].find((row) => row <= Math.min(most, fits));
}

const wordsWidth = ([bold, quiet], most) => Math.min(most, Math.max(textWidth(bold, 14, 600), textWidth(quiet, 13)));

// Columns of the rail: a circle in, small shapes, a disc out; then time, or names and time.
function acrossRail(data, p) {
  const columns = Math.max(1, data.columns);
  const pitch = Math.min(14, 20 / Math.max(1, columns - 1));
  const named = !p.over && !data.covered, from = named ? 16 : 0; // beside the signs that fold a nested pattern
  const first = from + 27 - ((columns - 1) * pitch) / 2 - p.node / 2;
  const names = named ? Math.max(60, ...data.calls.map((call) => textWidth(shortName(call), 14, 600))) + 14 : 0;
  return {
    inX: from + 4, fanX: from + 8, outX: from + 50, nameX: from + 64, t0: from + 64 + names, t1: p.width - (named ? 130 : 12),
    nodeWidth: p.node, column: (c) => first + c * pitch,
  };
}

// Input words, columns, result words, then time. What does not fit moves closer: rows keep the calls apart.
function acrossWide(data, width, share = 0.56) {
  const columns = Math.max(1, data.columns);
  const most = width * share;
  const inWidth = Math.max(wordsWidth(data.input, 118), columns > 2 ? 28 : 72);
  const outWidth = Math.max(wordsWidth(data.result, 104), 58);
  const right = width >= 900 ? 150 : width >= 700 ? 130 : 108;
  let fan = 42, nodeWidth = columns > 2 ? 104 : 118, between = 36;
  const needs = () => inWidth + fan + columns * nodeWidth + (columns - 1) * between + fan + 3 + outWidth + (share === 1 ? 0 : 26);
  if (needs() > most) fan = 32;
  if (needs() > most) nodeWidth = 104;
  if (needs() > most && share === 1) [fan, nodeWidth] = [24, Math.max(72, ...data.calls.map((call) => textWidth(call.name) + 20))]; // no marks yet
  if (needs() > most) between = Math.max(12, between - (needs() - most) / Math.max(1, columns - 1));
  const first = inWidth + fan;
  return {
    inWidth, outWidth, nodeWidth, inX: wordsWidth(data.input, 118) + 8, fanX: inWidth + 8, column: (c) => first + c * (nodeWidth + between),
    outX: first + columns * nodeWidth + (columns - 1) * between + fan - 4, t0: needs(), t1: width - right,
  };
}
