// The one call that all views show: the one the reader chose, or the one that the run is busy with.

const RANK = { streaming: 3, waiting: 2, thinking: 2, again: 2, queued: 0, held: 0, idle: -1 };

/**
 * Chosen by the reader; else at rest the one that the script thinks is worth reading; else the one in progress.
 * @param {import("../sent.mjs").Flow} data
 * @param {Map<number, import("./moment.mjs").Moment>} moments
 * @param {{chosen: number | null, moves: boolean, first: number}} reader `moves`: the cursor is not at rest at the end
 */
export function focusOf(data, moments, { chosen, moves, first }) {
  if (chosen !== null) return chosen;
  if (data.covered || !data.calls.length) return null;
  return moves ? busiest(data, moments) : first || data.calls[0].id;
}

// The call that began to stream last; none streams: the one that started last, or that ended last.
export function busiest(data, moments) {
  let best = null;
  for (const call of data.calls) {
    const now = moments.get(call.id);
    const level = now ? RANK[now.state] ?? 1 : -1; // none: it has come since the last picture
    if (level < 0) continue;
    const last = now.parts[now.parts.length - 1];
    const since = level === 1 ? call.end ?? 0 : last?.from ?? 0;
    if (!best || level > best.level || (level === best.level && since >= best.since)) best = { id: call.id, level, since };
  }
  return best ? best.id : data.calls[0].id;
}

// Of a run that has ended, a call that was never made: it stays in the picture, and stands back.
export const isUntaken = ({ ended }, call) => Boolean(ended) && call?.status === "idle";

// The rows that a row's data comes from and goes to.
export function neighbours(data, lit) {
  const near = new Set(), made = new Map(data.calls.map((call) => [call.id, !isUntaken(data, call)]));
  if (lit === null) return near;
  for (const [from, to] of data.edges) {
    if (to === lit && made.get(from)) near.add(from);
    if (from === lit && made.get(to)) near.add(to);
  }
  return near;
}

// The calls before and after one, by the dependencies as recorded.
export function around(edges, id) {
  const before = edges.filter(([from, to]) => to === id && from !== null).map(([from]) => from);
  const after = edges.filter(([from, to]) => from === id && to !== null).map(([, to]) => to);
  return { before, after };
}
