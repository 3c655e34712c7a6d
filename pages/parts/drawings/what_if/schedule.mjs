// When each call of a plan runs: `core/what_if/schedule.py` in JavaScript; a test holds the two to each other.

import { heap } from "./heap.mjs";
import { freed, linksOf } from "./plan.mjs";

const LEAST = 1e-7; // seconds; less is the rounding of sums

// The times of each call that is made, by id; `guessed`: cancelled ones that run longer than was ever seen of them.
export const schedule = (plan) => (plan.limit === 1 ? { made: inTurn(plan), guessed: [] } : sideBySide(plan));

// Seconds from the first start to the last end.
export function makespan({ made }) {
  let first = Infinity, last = -Infinity;
  for (const { tried, end } of made.values()) {
    if (tried.length > 0) {
      first = Math.min(first, tried[0][1]);
      last = Math.max(last, end);
    }
  }
  return last === -Infinity ? 0 : last - first;
}

// Events in their order; what happens at one moment happens in the order in which the event loop comes to it.
function sideBySide(plan) {
  const { calls, joins, picks } = plan, { waits, followers } = linksOf(plan);
  const made = new Map(), guessed = [], gone = new Set(), beyond = new Map(), holds = new Set();
  const events = heap((a, b) => a.at < b.at || (a.at === b.at && a.number < b.number));
  const ready = heap((a, b) => a.order < b.order || (a.order === b.order && a.id < b.id));
  const line = [];
  let free = plan.limit ?? calls.size, next = 0, count = 0;

  const later = (at, what, id) => events.push({ at, number: (count += 1), what, id });
  const met = (id, now) => { for (const other of freed(id, waits, followers)) reached(other, now); };

  function reached(id, now) {
    if (joins.has(id)) return met(id, now);
    const gap = id < 0 ? picks[-id - 1].gap : calls.get(id).gap;
    return gap ? later(now + gap, due, id) : due(id, now);
  }

  function due(id, now) {
    if (id < 0) cancel(picks[-id - 1].losers, now);
    else if (!gone.has(id)) ready.push({ order: calls.get(id).order, id });
  }

  function ask(now) {
    while (ready.size > 0) {
      const { id } = ready.pop();
      if (!gone.has(id)) {
        made.set(id, { asked: now, tried: [], end: 0, heldBy: [], cancelled: false });
        take(id, now);
      }
    }
  }

  function take(id, now) {
    const call = calls.get(id);
    if (!call.slot && call.tries.length === 1 && call.tries[0].every((seconds) => seconds === 0)) {
      const times = made.get(id);
      times.tried.push([now, now, now]);
      times.heldBy.push(null);
      over(id, now);
    } else if (!call.slot) {
      start(id, now, now, null);
    } else if (free > 0) {
      free -= 1;
      start(id, now, now, null);
    } else {
      line.push([id, now]);
    }
  }

  function start(id, asked, now, holder) {
    const call = calls.get(id), times = made.get(id), [lag, seconds] = call.tries[times.tried.length];
    if (call.slot) holds.add(id);
    times.tried.push([asked, now + lag, now + lag + seconds]);
    times.heldBy.push(holder);
    later(now + lag + seconds, attemptOver, id);
  }

  function give(id, now, holder) {
    holds.delete(id);
    while (next < line.length) {
      const [other, asked] = line[next];
      next += 1;
      if (!gone.has(other)) return start(other, asked, now, holder);
    }
    free += 1;
    return undefined;
  }

  function attemptOver(id, now) {
    const call = calls.get(id), number = made.get(id).tried.length, isLast = number === call.tries.length;
    if (call.cut && isLast) { // it goes on, for nobody knows how long
      beyond.set(id, now);
      return undefined;
    }
    const pause = call.tries[number - 1][2], then = isLast ? over : take;
    if (call.slot) give(id, now, [id, number]);
    return pause ? later(now + pause, then, id) : then(id, now);
  }

  function over(id, now) {
    made.get(id).end = now;
    gone.add(id);
    met(id, now);
  }

  function cancel(losers, now) {
    const going = losers.filter((id) => !gone.has(id));
    for (const id of going) gone.add(id); // all of them before any slot is given: none may go to one that is cancelled
    for (const id of going.filter((one) => made.has(one))) {
      const times = made.get(id), last = times.tried.at(-1);
      let holder = [id, times.tried.length];
      Object.assign(times, { end: now, cancelled: true });
      if (now - (beyond.get(id) ?? now) > LEAST) guessed.push(id);
      if (last !== undefined && last[1] >= now && holds.has(id)) { // its slot came in this very moment
        times.tried.pop();
        holder = times.heldBy.pop();
      } else if (last !== undefined) {
        last[2] = holds.has(id) ? now : Math.min(last[2], now);
      }
      if (holds.has(id)) give(id, now, holder);
    }
  }

  for (const [id, others] of waits.entries()) if (others === 0) reached(id, 0);
  ask(0);
  while (events.size > 0) {
    const { at, what, id } = events.pop();
    if (!gone.has(id)) {
      what(id, at);
      ask(at);
    }
  }
  // They hold the slots that the call waits for which would end them.
  guessed.push(...[...beyond.keys()].filter((id) => !gone.has(id)));
  return { made, guessed };
}

// At a limit of 1: one item to its end, then the next; no bet is taken, so nothing is lost.
function inTurn(plan) {
  const { calls, picks } = plan, { waits, followers } = linksOf(plan);
  const lost = new Set(picks.flatMap(({ losers }) => losers)), made = new Map();
  picks.forEach(({ winners }, number) => { // what was picked begins only then
    followers.set(-number - 1, [...winners]);
    for (const id of winners) waits.set(id, waits.get(id) + 1);
  });
  const ready = heap((a, b) => a.turn < b.turn || (a.turn === b.turn && a.id < b.id));
  let reached = [...waits.keys()].filter((id) => waits.get(id) === 0), now = 0, last = null;
  for (;;) {
    const fresh = new Set();
    for (let at = 0; at < reached.length; at += 1) {
      const id = reached[at];
      if (!calls.has(id)) reached.push(...freed(id, waits, followers));
      else if (!lost.has(id)) {
        ready.push({ turn: calls.get(id).turn, id });
        fresh.add(id);
      }
    }
    if (ready.size === 0) return made;
    const { id } = ready.pop(), call = calls.get(id);
    now += call.gap;
    const times = { asked: now, tried: [], end: 0, heldBy: [], cancelled: false };
    made.set(id, times);
    for (const [number, [lag, seconds, pause]] of call.tries.entries()) {
      const start = now + lag;
      times.tried.push([now, start, start + seconds]);
      times.heldBy.push(number === 0 && !fresh.has(id) ? last : null); // it could have gone before the last one
      now = start + seconds + pause;
      last = [id, number + 1];
    }
    times.end = now;
    reached = freed(id, waits, followers);
  }
}
