// What happens in a run and when: the moments to step to, and what to say of a stretch of time.

/**
 * Every moment, in order, at which an attempt starts, its first token comes, or it ends.
 * @param {import("../sent.mjs").Flow} data
 * @returns {number[]}
 */
export function eventsOf(data) {
  const times = data.calls.flatMap((call) => call.attempts.flatMap(([, start, first, end]) => [start, first, end]));
  return [...new Set([0, ...times, data.end])].filter((t) => typeof t === "number" && t <= data.end).sort((a, b) => a - b);
}

export const eventBefore = (events, at) => events.findLast((t) => t < at - 1e-6) ?? 0;
export const eventAfter = (events, at, end) => events.find((t) => t > at + 1e-6) ?? end;

// What happened after `from`, up to `to`, in words; of much the last.
export function happened(calls, from, to) {
  const said = [];
  for (const call of calls) {
    call.attempts.forEach(([, start, first, end, status], i) => {
      const last = i + 1 === call.attempts.length;
      if (start > from && start <= to) said.push([start, `${call.name} started${i ? " again" : ""}`]);
      if (first !== null && first > from && first <= to) said.push([first, `${call.name} streams`]);
      if (end > from && end <= to) said.push([end, `${call.name} ${{ ok: "done", error: last ? "failed" : "attempt failed" }[status] || status}`]);
    });
  }
  said.sort(([a], [b]) => a - b);
  const words = said.map(([, what]) => what);
  return words.length ? `${words.slice(-4).join(", ")}${words.length > 4 ? `, and ${words.length - 4} more` : ""}.` : "";
}

// How many calls are in flight at a moment, in words.
export function level(flight, at) {
  let now = 0;
  for (const [t, count] of flight) if (t <= at) now = count;
  return now === 1 ? "1 call in flight" : `${now} calls in flight`;
}
