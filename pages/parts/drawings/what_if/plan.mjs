// A run as what its code asked for, read from what Python sent: calls and joins by their ids. `core/what_if/plan.py`.

/** @param {import("../sent_what_if.mjs").Changeable} data */
export function planOf(data) {
  return {
    calls: new Map(data.calls.map((call) => [call.id, call])), joins: new Map(data.joins), picks: data.picks,
    limit: data.limit, recorded: data.recorded,
  };
}

// How long a call takes once it has its slot, the waits between its attempts with it.
export const secondsOf = (call) => call.tries.reduce((sum, [, seconds, pause]) => sum + (seconds + pause), 0);

// The calls behind these ids, joins opened, in order.
export function opened(plan, after) {
  const todo = [...after], seen = new Set(after), calls = new Set();
  while (todo.length > 0) {
    const one = todo.pop(), behind = plan.joins.get(one);
    if (behind === undefined) {
      if (plan.calls.has(one)) calls.add(one);
    } else {
      for (const other of behind) {
        if (!seen.has(other)) todo.push(other);
        seen.add(other);
      }
    }
  }
  return [...calls].toSorted((a, b) => a - b);
}

// The calls that this one directly waits for.
export const before = (plan, id) => opened(plan, plan.calls.get(id).after);

// Who waits for whom: on how many others each call, join and pick waits, and who waits for it. Picks have ids below 0:
// calls and joins have those of the trace.
export function linksOf({ calls, joins, picks }) {
  const waits = new Map(), followers = new Map();
  const link = (id, after) => {
    waits.set(id, after.length);
    for (const one of after) {
      const those = followers.get(one);
      if (those === undefined) followers.set(one, [id]);
      else those.push(id);
    }
  };
  for (const call of calls.values()) link(call.id, call.after);
  for (const [id, after] of joins) link(id, after);
  picks.forEach((pick, number) => link(-number - 1, pick.after));
  return { waits, followers };
}

// What waits for nothing more now that this is over.
export function freed(id, waits, followers) {
  const free = [];
  for (const other of followers.get(id) ?? []) {
    const left = waits.get(other) - 1;
    waits.set(other, left);
    if (left === 0) free.push(other);
  }
  return free;
}
