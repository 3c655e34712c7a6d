// Where everything stands: the picture's measures, from its data and its width.

import { textWidth } from "../letters.mjs";
import { mix } from "./end_to_end.mjs";

export const RAIL_BELOW = 560; // px of width; and of that width time takes at least
export const TIME_SHARE = 0.55;
const NAMES_BESIDE = 700; // px from which names stand beside the rail, not over their bars

export const MOST_ROWS = 50; // with more, the rows scroll; in presenter mode with more than
const MOST_PRESENTED = 13;
const MOST_SCORED = 11; // and above the scores of a judge

const LETTER = 16, IN_ROWS = 3; // px, and rows of many, that a letter above the picture takes
const FEW = 4, LEAVES = 76; // rows of which a screen is left room for their texts, and px

const TRACK = 80, COMPACT_TRACK = 28; // px for the scores of a judge, below the rows

export const STRIP = 44; // px: beside rows that scroll, a strip of all of them,
export const BESIDE = 22; // and room for a scroll bar

// At most twelve letters of a name: as much as a shape has room for.
export const shortName = (call) => ([...call.name].length > 12 ? `${[...call.name].slice(0, 11).join("")}…` : call.name);

// How wide the longest name is, in px. In a plan the last ones of many are "n" and "…", where its run has a number.
const longestName = ({ calls }) => Math.max(...calls.map((call) => textWidth(shortName(call).replace(/ [n…]$/, " 1"), 14, 600)));

const CLOSED = 24; // px of a row on a phone while its bar lies in the row of all, which has its own room below:
const LINE = 42; // px for names, bars and the air around
const MOST_CLOSED = 12; // rows; of more the row of all lies at their top, in sight

// `held`: how far down the rows have reached in this run, so that the picture never becomes lower while it goes on.
// `laid`: how far its bars have come to the row in which they lie end to end, from 0 to 1; on a phone the rows close with it.
export function places(data, whole, held = 0, laid = 0) {
  const count = data.calls.length, presented = (data.target ? MOST_SCORED : MOST_PRESENTED) - (data.letters?.length ? IN_ROWS : 0);
  const large = count > (data.compact ? presented : MOST_ROWS);
  const width = large ? whole - STRIP - BESIDE : whole;
  const wide = width < RAIL_BELOW ? null : acrossWide(data, width);
  const rail = !wide, over = rail && (whole < (data.compact ? RAIL_BELOW : NAMES_BESIDE) || !hasItsShare(railWithNames(data, width, 0), width));
  const closed = over && !large ? laid : 0, row = mix(rowHeight(data, count, over), CLOSED, closed);
  const node = over ? 12 : { 42: rail ? 16 : 27, 36: rail ? 16 : 25, 30: rail ? 14 : 23, 22: 14, 18: 14, 16: 12 }[row];
  const bar = over ? 14 : { 42: 20, 36: 18, 30: 16, 22: 12, 18: 12, 16: 10 }[row];
  const shown = !large ? count : data.compact ? presented : over ? 12 : 20;
  const p = { width, whole, rail, over, large, row, node, bar, shown, first: 0, marksOnly: rail || row <= 22, top: 12, closed };
  p.lineBelow = over && !large && count <= MOST_CLOSED;
  p.own = p.top + shown * row + 4 + (p.lineBelow ? LINE * closed : 0);
  p.floor = Math.max(p.own, closed ? 0 : held);
  p.track = data.target === null || data.target === undefined ? null : { top: p.floor + (over ? 26 : 14) * (1 - closed) };
  if (p.track) p.track.base = p.track.top + (data.compact ? COMPACT_TRACK : TRACK) * (1 - closed);
  p.peak = (p.track?.base ?? p.floor) + (over ? 22 : 14);
  p.base = p.peak + (data.compact ? 22 : 30);
  p.height = p.base + (over ? 40 : 27);
  p.middle = (r) => p.top + (r - p.first + 0.5) * row;
  p.barTop = (r) => (over ? p.top + (r - p.first + 1) * row - bar - (count > 7 ? 5 : 9) : p.middle(r) - bar / 2);
  p.nodeMiddle = (r) => (over ? p.barTop(r) + bar / 2 - 8 : p.middle(r));
  if (wide) return Object.assign(p, wide);
  const time = (over ? railBelowNames : railWithNames)(data, width, node);
  return Object.assign(p, time, acrossRail(data, p, time.nameX ?? time.t0));
}

// From the plan to the end of its run the rows keep the room that they once had; then what was not needed of it closes.
// `open`: how much of that is still to close, from 1 to 0.
export function closingPlaces(data, whole, held, open, laid = 0) {
  const own = places(data, whole, 0, laid), more = held - own.floor;
  return more > 0 && open > 0 && !own.closed ? places(data, whole, own.floor + more * open ** 2) : own;
}

// In presenter mode all rows are to be seen at once, above the player and the answer, on 480 px.
function rowHeight(data, count, over) {
  if (over) return count > 7 ? 38 : 48;
  const most = count > 16 ? 22 : count > 7 ? 30 : 42;
  const few = count <= FEW && !data.target ? LEAVES : data.letters?.length ? LETTER : 0; // then the texts are below them
  const fits = data.compact ? Math.max(16, ((data.target ? 148 : 188) - few) / count) : most;
  return [42, 36, 30, 22, 18, 16].find((row) => row <= Math.min(most, fits));
}

const wordsWidth = ([bold, quiet], most) => Math.min(most, Math.max(textWidth(bold, 14, 600), textWidth(quiet, 13)));

const behind = (width) => (width >= 900 ? 130 : 108); // px for the words behind the bars
const hasItsShare = ({ t0, t1 }, width) => t1 - t0 >= TIME_SHARE * width;

const SIGNS = 20; // px beside a rail, for the signs that fold a nested pattern
const NAME_X = 64; // px that a rail itself has at least
const LANE = 8; // px between columns in which lines run, and at both ends
const RING = 8; // px of the circle in, and of the disc out
const AIR = 6; // px behind a rail
const ASIDE = 2 * (RING + LANE) + AIR; // px of a rail that no column takes
const OUT = 104; // px of the words of the result, at most
const MARK = 40; // px of a shape beside its name
// Between all columns of a rail there is a lane, as far as time keeps its share: then no line crosses a shape.
function railWithNames(data, width, node) {
  const names = Math.max(60, longestName(data)) + 14;
  const t1 = width - behind(width), rail = railWidth(data, node, t1 - TIME_SHARE * width - names);
  return { nameX: rail, t0: rail + names, t1 };
}

function railBelowNames(data, width, node) {
  const t1 = width - 12;
  return { t0: railWidth(data, node, t1 - TIME_SHARE * width), t1 };
}

function railWidth({ columns }, node, most) {
  const laned = SIGNS + ASIDE + columns * node + (columns - 1) * LANE;
  return Math.max(SIGNS + NAME_X, Math.min(laned, most));
}

// Columns of the rail: a circle in, small shapes, a disc out; then time, or names and time.
function acrossRail(data, { node }, width) {
  const columns = Math.max(1, data.columns), first = SIGNS + RING + LANE;
  const pitch = columns > 1 ? Math.min(node + LANE, (width - SIGNS - ASIDE - node) / (columns - 1)) : 0;
  const lane = columns > 1 ? Math.max(0, pitch - node) : LANE;
  const outX = first + (columns - 1) * pitch + node + LANE + RING / 2;
  return { inX: SIGNS + RING / 2, fanX: SIGNS + RING, outX, nodeWidth: node, lane, column: (c) => first + c * pitch };
}

const WAYS = [ // to draw the diagram, the airiest first: px of a fan of lines, a shape, from column to column, before time
  [42, 118, 154, 26], [32, 104, 140, 26], [32, 104, 116, 26], // columns side by side,
  [24, 104, 48, 20], [24, 98, 40, 16], [20, 98, 32, 14], // or stairs: each column begins under the one before
];

// Input words, columns, result words, then time with its share: with whole names if there is room for them, else with
// shorter ones; null where that leaves no room for the diagram.
function acrossWide(data, width) {
  const columns = Math.max(1, data.columns), right = behind(width);
  const inside = wordsWidth(data.input, 118);
  // Of a judged run round and score come while it runs.
  const outWidth = data.target ? OUT : Math.max(wordsWidth(data.result, OUT), 58);
  const name = longestName(data) + MARK;
  const across = (whole) => WAYS.map(([fan, node, step, gap]) => {
    const wider = whole ? Math.max(name - node, 0) : 0, inWidth = Math.max(inside, columns > 2 || step < node ? 28 : 58);
    const one = { inWidth, fan, nodeWidth: node + wider, step: step < node ? step : step + wider };
    return { ...one, t0: inWidth + fan + one.nodeWidth + (columns - 1) * one.step + fan + 3 + outWidth + gap, t1: width - right };
  });
  const way = [...across(true), ...across(false)].find((one) => hasItsShare(one, width));
  if (!way) return null;
  const { inWidth, fan, nodeWidth, step, t0, t1 } = way, first = inWidth + fan;
  return {
    inWidth, outWidth, nodeWidth, stairs: step < nodeWidth, inX: inside + 8, fanX: inWidth + 8,
    column: (c) => first + c * step, outX: first + nodeWidth + (columns - 1) * step + fan - 4, t0, t1,
  };
}
