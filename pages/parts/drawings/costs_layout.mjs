// Where each bar of the costs stands: beside its name on a wide page, below it on others, in two lines on a phone.

import { blocks, lanes, wordsOf } from "./costs_calls.mjs";
import { textWidth } from "./letters.mjs";

export const WIDE = 800; // px from which on the names stand beside the bars
export const NARROW = 480; // px below which a pattern has two lines of bars

const NAME = 150;
const SHARE = { time: 0.33, calls: 0.16, tokens: 0.22, money: 0.29 }; // of the room for bars
const WORDS = { time: 56, calls: 62, tokens: 56, money: 64 }; // px for the words after the longest bar
const WITH_UNITS = { time: 56, calls: 84, tokens: 92, money: 64 };
const ORDER = ["time", "calls", "tokens", "money"];
const SLIM = 6, THIN = 4; // px of a call that has a shape of its own, and of a lane
const COUNT = 16; // px below the bars of a run for their count in words
const BESIDE = 10; // px that these words may be wider than the column of time

// The largest value of each column: all bars of a column have one scale, which begins at 0.
export function longest(rows) {
  const most = (values) => Math.max(0, ...values.filter((value) => value !== null));
  return {
    seconds: most(rows.map((row) => row.seconds)),
    calls: most(rows.map((row) => row.calls)),
    tokens: most(rows.map((row) => row.tokens.reduce((sum, count) => sum + count, 0))),
    money: most(rows.flatMap((row) => row.money)),
  };
}

/**
 * How the calls of a run are drawn, in a place of its width where all lanes may be `most` px high.
 * `lane`: px from one to the next; `apart`, `gap`: px between neighbours in a lane and between lanes; `said`: their count,
 * where not each of them is seen.
 */
function callsOf({ bars, seconds }, { w, words }, longestRun, most) {
  const { count, lane } = lanes(bars, most), thin = lane < THIN, gap = thin ? 0 : lane > 6 ? 2 : 0.5;
  const scale = longestRun ? (w - words) / longestRun : 0, apart = lane > 6 ? 1.5 : 0.5;
  const made = blocks(bars, (time) => time * scale < SLIM + apart, thin);
  const said = wordsOf(made, bars).find((text) => textWidth(text, 12) <= w + BESIDE) ?? "";
  return { blocks: made, scale, lane, count, gap, apart, said, end: seconds * scale };
}

function columns(left, width, gap) {
  const room = width - left - 3 * gap, places = {};
  let x = left;
  for (const name of ORDER) {
    places[name] = { x, w: SHARE[name] * room, words: WORDS[name] };
    x += SHARE[name] * room + gap;
  }
  return places;
}

function headOf(places, width, models, rows) {
  const { time, calls, tokens, money } = places, words = {
    run: { x: time.x, y: 13, words: "One run", strong: true }, runs: { x: calls.x, y: 13, words: "1,000 runs", strong: true },
    time: { x: time.x, y: 40, words: rows.some((row) => row.spread) ? "seconds, median–p95" : "seconds" }, calls: { x: calls.x, y: 40, words: "calls" },
    tokens: { x: tokens.x, y: 40, words: "tokens" },
  };
  const rules = { run: `M${time.x} 21.5H${time.x + time.w}`, runs: `M${calls.x} 21.5H${width}` };
  const wide = money.w >= 205;
  const at = Array.from({ length: models }, (_, i) => (
    wide ? { x: money.x + i * (money.w / 2), y: 40, width: money.w / 2 - 8 } : { x: money.x, y: 40 + 17 * i, width: money.w }
  ));
  return {
    words, rules, models: at, into: wide ? { x: tokens.x + 48, y: 40 } : { x: tokens.x, y: 57 },
    out: wide ? { x: tokens.x + 86, y: 40 } : { x: tokens.x + 42, y: 57 },
    height: wide ? 54 : 64,
  };
}

function narrowHead(width, models) {
  const words = { runs: { x: 0, y: 13, words: "One run in seconds; 1,000 runs in calls, tokens, dollars" } };
  return {
    words, rules: {}, into: { x: 0, y: 35 }, out: { x: 48, y: 35 }, height: models > 1 ? 66 : 48,
    models: Array.from({ length: models }, (_, i) => ({ x: i * (width / 2), y: 55, width: width / 2 - 8 })),
  };
}

function inOneLine(width, rows, models) {
  const places = columns(NAME, width, 28), head = headOf(places, width, models, rows), placed = [], { seconds } = longest(rows);
  let y = head.height;
  for (const row of rows) {
    const calls = callsOf(row, places.time, seconds, 54), h = Math.max(models > 1 ? 32 : 18, Math.min(54, calls.count * 14));
    const cell = Object.fromEntries(ORDER.map((name) => [name, { ...places[name], y, h }]));
    placed.push({ ...cell, drawn: calls, name: { x: 0, y: y + h / 2 + 5, width: NAME - 12 } });
    y += h + (calls.said ? COUNT : 0) + 20;
  }
  return { head, rows: placed, height: y, units: false };
}

function underNames(width, rows, models) {
  const places = columns(0, width, 16), head = headOf(places, width, models, rows), placed = [], { seconds } = longest(rows);
  let y = head.height;
  for (const row of rows) {
    const calls = callsOf(row, places.time, seconds, 40), h = Math.max(models > 1 ? 28 : 16, Math.min(40, calls.count * 14));
    const cell = Object.fromEntries(ORDER.map((name) => [name, { ...places[name], y: y + 16, h }]));
    placed.push({ ...cell, drawn: calls, name: { x: 0, y: y + 12, width } });
    y += h + (calls.said ? COUNT : 0) + 23;
  }
  return { head, rows: placed, height: y, units: false };
}

function inTwoLines(width, rows, models) {
  const head = narrowHead(width, models), w = (width - 16) / 2, right = w + 16, placed = [], { seconds } = longest(rows);
  let y = head.height;
  for (const row of rows) {
    const cell = (name, x, top, high) => ({ x, y: top, w, h: high, words: WITH_UNITS[name] });
    const calls = callsOf(row, cell("time", 0, y, 0), seconds, 44), h = Math.max(models > 1 ? 30 : 16, Math.min(44, calls.count * 14));
    const below = y + 22 + h + (calls.said ? COUNT : 0);
    placed.push({
      name: { x: 0, y: y + 12, width }, drawn: calls,
      time: cell("time", 0, y + 18, h), money: cell("money", right, y + 18, h),
      calls: cell("calls", 0, below, 16), tokens: cell("tokens", right, below, 16),
    });
    y = below + 32;
  }
  return { head, rows: placed, height: y, units: true };
}

// The cells of all rows, and of the head above them; `units`: the values have to say what they are.
export function cells(width, rows, models) {
  if (width >= WIDE) return inOneLine(width, rows, models);
  return width >= NARROW ? underNames(width, rows, models) : inTwoLines(width, rows, models);
}
