// Where everything stands: the picture's measures, from its data and its width.

const RAIL_BELOW = 560; // px of width, and of time beside the diagram at least:
const TIME_NEEDS = 120;

const MOST_ROWS = 50; // with more, the rows scroll

function places(data, whole) {
  const count = data.calls.length, large = count > MOST_ROWS;
  const width = large ? whole - STRIP - BESIDE : whole;
  const wide = width < RAIL_BELOW ? null : acrossWide(data, width);
  const rail = !wide || wide.t1 - wide.t0 < TIME_NEEDS;
  const named = rail && Boolean(data.covered);
  const row = named ? 30 : rail ? (count > 7 ? 38 : 48) : count > 16 ? 22 : count > 7 ? 30 : data.compact && count > 5 ? 36 : 42;
  const node = rail ? 12 : { 42: 27, 36: 25, 30: 23, 22: 14 }[row];
  const bar = rail ? 14 : { 42: 20, 36: 18, 30: 16, 22: 12 }[row];
  const shown = large ? (rail ? 12 : 20) : count;
  const p = { width, whole, rail, large, row, node, bar, shown, first: 0, marksOnly: rail || row === 22, named: named || !rail, top: 12 };
  p.floor = p.top + shown * row + 4;
  p.peak = p.floor + (rail ? 22 : 14);
  p.base = p.peak + 30;
  p.height = named ? p.floor + 116 : p.base + (rail ? 40 : 27);
  p.middle = (r) => p.top + (r - p.first + 0.5) * row;
  p.barTop = (r) => (rail && !named ? p.top + (r - p.first + 1) * row - bar - (count > 7 ? 5 : 9) : p.middle(r) - bar / 2);
  p.nodeMiddle = (r) => (rail && !named ? p.barTop(r) + bar / 2 - 8 : p.middle(r));
  return Object.assign(p, rail ? acrossRail(data, p) : wide);
}

const wordsWidth = ([bold, quiet], most) => Math.min(most, Math.max(textWidth(bold, 14, 600), textWidth(quiet, 13)));

// Columns of the rail: a circle in, small shapes, a disc out.
function acrossRail(data, p) {
  const columns = Math.max(1, data.columns);
  const pitch = Math.min(14, 20 / Math.max(1, columns - 1));
  const first = 27 - ((columns - 1) * pitch) / 2 - p.node / 2;
  return {
    inX: 4, fanX: 8, outX: 50, t0: 64, t1: p.width - 12, nodeWidth: p.node, column: (c) => first + c * pitch,
  };
}

// Input words, columns, result words, then time. What does not fit moves closer: rows keep the calls apart.
function acrossWide(data, width) {
  const columns = Math.max(1, data.columns);
  const most = width * 0.56;
  const inWidth = Math.max(wordsWidth(data.input, 118), columns > 2 ? 28 : 72);
  const outWidth = Math.max(wordsWidth(data.result, 104), 58);
  const right = width >= 900 ? 150 : width >= 700 ? 130 : 108;
  let fan = 42, nodeWidth = columns > 2 ? 104 : 118, between = 36;
  const needs = () => inWidth + fan + columns * nodeWidth + (columns - 1) * between + fan + 3 + outWidth + 26;
  if (needs() > most) fan = 32;
  if (needs() > most) nodeWidth = 104;
  if (needs() > most) between = Math.max(12, between - (needs() - most) / Math.max(1, columns - 1));
  const first = inWidth + fan;
  return {
    inWidth, outWidth, nodeWidth, inX: wordsWidth(data.input, 118) + 8, fanX: inWidth + 8, column: (c) => first + c * (nodeWidth + between),
    outX: first + columns * nodeWidth + (columns - 1) * between + fan - 4, t0: needs(), t1: width - right,
  };
}
