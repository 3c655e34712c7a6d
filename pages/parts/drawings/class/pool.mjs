// Where the runs of a class stand on one axis of seconds, and behind them what the forecast says. Nothing is drawn here.

import { ticks } from "../ticks.mjs";

const MOST = 5, LEAST = 3; // px, half of a dot: where more have no room they overlap
const HEAD = 44; // px above the dots, for words

/**
 * Each side has a lane of dots on its line; `curve` is as high as the dots would stand if they fell as the forecast says,
 * as a path.
 * @param {{seconds: number[]}[]} runs
 * @param {{left: number, right: number, lane: number}} room
 */
export function lanesOf(pool, { left, right, lane }) {
  const ends = [...pool.runs.flatMap(({ seconds }) => seconds), ...pool.forecast.flatMap((side) => (side ?? []).map(([t]) => t))];
  const axis = ticks(Math.max(0.1, ...ends.filter((t) => t !== null)), Math.max(3, Math.min(8, Math.floor((right - left) / 64))));
  const x = (t) => left + (t / axis.end) * (right - left);
  const sides = pool.sides.map((name, i) => {
    const found = pool.runs.map((run) => ({ id: run.id, at: run.seconds[i] })).filter(({ at }) => at !== null && at !== undefined);
    const { dots, r } = stacked(found, x, lane - HEAD), curve = curveOf(pool.forecast[i], found.length, x, r, lane - HEAD);
    return { name, dots, r, median: pool.median[i], p95: pool.p95[i], curve };
  });
  return { axis, x, sides };
}

function stacked(found, x, room) {
  const sorted = [...found].sort((a, b) => a.at - b.at);
  for (let r = MOST; ; r -= 0.5) {
    const columns = new Map(), wide = 2 * r;
    const dots = sorted.map(({ id, at }) => {
      const column = Math.round(x(at) / wide), high = columns.get(column) ?? 0;
      columns.set(column, high + 1);
      return { id, x: column * wide, y: r + high * wide };
    });
    const most = Math.max(1, ...columns.values()) * wide, squeeze = Math.min(1, (room - wide) / (most - wide || 1));
    if (most <= room || r <= LEAST) return { r, dots: dots.map((dot) => ({ ...dot, y: r + (dot.y - r) * squeeze })) };
  }
}

function curveOf(points, n, x, r, room) {
  if (!points || points.length < 2) return "";
  const bin = x(points[1][0]) - x(points[0][0]), wide = 2 * r; // px
  const high = (share) => Math.min(share * n * (wide / bin) * wide, room);
  return points.map(([t, share], i) => `${i ? "L" : "M"}${x(t).toFixed(1)} ${(-high(share)).toFixed(1)}`).join("");
}
