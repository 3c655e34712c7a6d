// Where a hand takes hold of the timeline, and what it means there. All in px of the picture and seconds of the run.

const NEAR = { mouse: 7, touch: 22 }; // px from the end of a bar, or from a line

/**
 * What lies under a pointer: the end of a bar, the line of the limit, or a call's shape; null: nothing to take hold of.
 * @param {{x: number, y: number}} point
 * @param {{call: object, end: number}[]} bars the rows in sight, and where their bars end
 * @param {number | null} line where the limit's line is; null: it is no grip now
 */
export function gripAt({ x, y }, kind, bars, p, { line = null, shapes = false } = {}) {
  const near = NEAR[kind] ?? NEAR.touch;
  if (line !== null && Math.abs(y - line) <= near && x >= p.t0 - 8) return { what: "limit" };
  const row = p.first + Math.floor((y - p.top) / p.row), at = bars.find(({ call }) => call.row === row);
  if (!at || y < p.top) return null;
  if (at.end !== null && Math.abs(x - at.end) <= near) return { what: "lasts", call: at.call.id };
  return shapes && x < p.t0 - 8 ? { what: "edge", call: at.call.id } : null;
}

// The row that a pointer is over; none: undefined.
export const rowAt = ({ y }, bars, p) => bars.find(({ call }) => call.row === p.first + Math.floor((y - p.top) / p.row))?.call;

// How long a call lasts whose end was taken and brought `by` px further: to a hundredth of a second.
export const lastsAfter = (seconds, by, { t0, t1 }, reach) => Math.max(0, Math.round((seconds + (by / (t1 - t0)) * reach) * 100) / 100);

const ABOVE = 8; // px for each call more, above the curve

/**
 * The limit at a height in the curve of calls in flight. Above its top each further step is one more; at as many as there
 * are calls there is none.
 * @param {number} most calls in flight at the top of the curve
 * @param {number} count of calls
 */
export function limitAt(y, { peak, base }, most, count) {
  const limit = y >= peak ? Math.round(((base - y) / (base - peak)) * most) : most + Math.ceil((peak - y) / ABOVE);
  return limit >= count ? null : Math.max(1, limit);
}

// A step for the keys: about a fiftieth of the run, in round seconds.
export function stepOf(end) {
  const size = 10 ** Math.floor(Math.log10(Math.max(end, 0.05) / 50));
  return Math.max(0.01, [1, 2, 5, 10].map((by) => by * size).find((step) => step >= end / 50 - 1e-9) ?? size);
}

// One more at once, or one less; without a limit there are as many as the run had in flight.
export function nextLimit(limit, by, peak, count) {
  if (limit === null) return by > 0 ? null : Math.max(1, peak - 1);
  return limit + by >= count ? null : Math.max(1, limit + by);
}
