// The same bars end to end in one row: what was work of a call keeps its length and follows on the call before it.
// Waiting for a slot and back-off are no work; they fade.

import { WAITS } from "./stretches.mjs";

const LASTS = 900; // ms from one arrangement to the other

/**
 * Where each bar begins in the row, in seconds by its key, and how long the row is.
 * @param {import("./bars.mjs").Bar[]} bars in the order of the calls
 */
export function lineOf(bars) {
  const at = new Map();
  let total = 0;
  for (const { key, phase, seconds } of bars) {
    if (WAITS.includes(phase)) continue;
    at.set(key, total);
    total += seconds;
  }
  return { at, total };
}

// The bars as they stand in the row, `top` px down; `x` is its own scale.
export function inLine(bars, line, x, top) {
  return bars.map((bar) => {
    const at = line.at.get(bar.key);
    return at === undefined ? { ...bar, top, opacity: 0 } : { ...bar, left: x(at), width: x(at + bar.seconds) - x(at), top };
  });
}

const HIGH = 240; // px of rows: the foot of higher ones may lie below the screen
const NAMES = 18; // px above the row, for the names of its calls
const ABOVE_BRACE = 6; // px below it

// Where the row stands, and the brace below it: at the foot of the rows, or of high ones at their top, in sight. `below`:
// there is room for it below them.
export function placeOfLine(top, foot, bar, below = false) {
  const row = foot - top > HIGH && !below ? top + NAMES : foot - bar - ABOVE_BRACE;
  return { row, brace: row + bar + ABOVE_BRACE };
}

export const mix = (a, b, share) => a + (b - a) * share;

// On the way from one arrangement to another.
export function between(bars, others, share) {
  if (share === 0 || share === 1) return share ? others : bars;
  return bars.map((bar, i) => {
    const other = others[i];
    return {
      ...bar, left: mix(bar.left, other.left, share), width: mix(bar.width, other.width, share),
      top: mix(bar.top, other.top, share), opacity: mix(bar.opacity ?? 1, other.opacity ?? 1, share),
    };
  });
}

// How the calls are arranged. `shown` is "plain", as a run is played; "ran", the same with what its time is made of; or
// "line", end to end. `share`: how far it has come from the first two to the last.
export const newArrangement = () => ({ shown: "plain", share: 0, from: 0, goal: 0, since: null, lit: null });

// What the two buttons do: one that is pressed again goes back.
export function nextShown(shown, pressed) {
  if (pressed === "line") return shown === "line" ? "ran" : "line";
  return shown === "ran" ? "plain" : "ran";
}

export function arrange(arrangement, shown, atOnce) {
  const goal = shown === "line" ? 1 : 0;
  Object.assign(arrangement, { shown, goal, from: arrangement.share, since: null, lit: null });
  if (atOnce) arrangement.share = goal;
}

// On to the moment `now` in ms. Returns whether there is more to come.
export function glide(arrangement, now) {
  arrangement.since ??= now;
  const done = Math.min(1, (now - arrangement.since) / LASTS);
  const eased = done < 0.5 ? 4 * done ** 3 : 1 - (2 - 2 * done) ** 3 / 2;
  arrangement.share = done < 1 ? mix(arrangement.from, arrangement.goal, eased) : arrangement.goal;
  return arrangement.share !== arrangement.goal;
}

export const isGliding = ({ share, goal }) => share !== goal;
