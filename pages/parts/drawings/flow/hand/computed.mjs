// The picture of a run that was computed: what the server sent of the run, with the times of `whatIf` in their place.
// Rows and columns stay where they are, so that nothing jumps under the hand.

import { seconds } from "../../ticks.mjs";
import { before } from "../../what_if/plan.mjs";
import { begins, IN_VAIN } from "../stretches.mjs";

const LEAST = 0.0005; // seconds of waiting that are drawn
const TOGETHER = 0.05; // seconds within which calls of one gather begin at one line: a busy computer is no staircase
const SLOT = ["slot", "work", "waiting for a slot"], GHOST = ["ghost", "idle", "the run as it was"]; // in the legend

/**
 * @param {import("../../sent.mjs").Flow} data of the run
 * @param {object} was `whatIf` without a change
 * @param {object} now `whatIf` under the changes
 * @returns {import("../../sent.mjs").Flow}
 */
export function computed(data, was, now) {
  const earlier = timesOf(was), later = timesOf(now);
  const like = likeOf(data, was, now);
  const lines = linesOf(now.plan, later);
  const calls = rowsOf(data, like, now).map((row) => ({ ...timed(row, earlier.get(like.get(row.id)?.id ?? row.id), later.get(row.id), now.plan.calls.get(row.id)), line: lines.get(row.id) }));
  const flight = flightOf(later), ends = new Map(data.calls.map((call) => [call.end, call.id]));
  const work = workOf(later), speed = / at .+$/.exec(data.numbers[0]?.[0]) ?? "", end = now.makespan, waits = calls.some(({ stretches }) => stretches.some(([phase]) => phase === "slot"));
  return {
    ...data, calls, end, now: end, count: calls.length, flight, peak: Math.max(0, ...flight.map(([, level]) => level)), limit: now.plan.limit,
    edges: edgesOf(data, like, was, now), critical: now.criticalPath, sums: null, guess: null, guessed: "", why: {},
    waited: now.waitedFor.map(([id, number]) => [id, ...later.get(id).tried[number - 1].slice(1)]),
    scores: data.scores.map(([at, ...rest]) => [later.get(ends.get(at))?.end ?? at, ...rest]),
    legend: [...data.legend, ...(waits && !data.legend.some(([mark]) => mark === "slot") ? [SLOT] : []), ...(now === was ? [] : [GHOST])],
    state: [data.state[0], now === was ? "What if: nothing is changed yet" : `What if: ${seconds(end)} instead of ${seconds(was.makespan)}`, ""],
    world: ["computed", "from the durations of the run"],
    numbers: [
      [seconds(end) + speed, "Took", `computed; the run itself took ${seconds(was.makespan)}`],
      [seconds(work) + speed, "Added up", "computed: all attempts, one after the other"],
      [end > 0 ? `${(work / end).toFixed(1)}×` : "–", "Speed-up", "computed: added up, over what it took"],
    ],
  };
}

// Seconds since the first call's start, as in the pictures.
function timesOf({ calls }) {
  const began = Math.min(...[...calls.values()].flatMap(({ tried }) => tried.slice(0, 1).map(([, start]) => start)));
  const since = (t) => Math.max(t - began, 0);
  return new Map([...calls].map(([id, one]) => [id, { ...one, asked: since(one.asked), end: since(one.end), tried: one.tried.map((times) => times.map(since)) }]));
}

// As `start_lines` in core: for a call that is drawn from where others of its gather started, that moment.
function linesOf(plan, times) {
  const lines = new Map(), first = new Map();
  const started = [...times].flatMap(([id, { tried }]) => (tried.length ? [[id, tried[0][1], plan.calls.get(id).after.join()]] : []));
  for (const [id, start, after] of started.sort(([a, s], [b, t]) => s - t || a - b)) {
    const line = first.get(after);
    if (line === undefined || start - line > TOGETHER) first.set(after, start);
    else if (start > line) lines.set(id, line);
  }
  return lines;
}

// For each call that is more, the row of one that it is like.
function likeOf(data, was, now) {
  const made = data.calls.filter(({ id }) => was.calls.has(id)), like = new Map();
  for (const [id, { step }] of now.plan.calls) {
    if (!was.plan.calls.has(id)) like.set(id, made.findLast((row) => was.plan.calls.get(row.id).step === step));
  }
  return like;
}

// With the calls that are more right behind those that they are like.
function rowsOf({ calls }, like, now) {
  if (like.size === 0) return calls;
  const steps = new Set([...like.keys()].map((id) => now.plan.calls.get(id).step));
  const last = calls.findLastIndex(({ id }) => steps.has(now.plan.calls.get(id)?.step));
  const more = [...like].map(([id, { kind, column, status, stretches, end }]) => ({ id, kind, column, status, stretches, end, name: now.plan.calls.get(id).name, words: "one more" }));
  return [...calls.slice(0, last + 1), ...more, ...calls.slice(last + 1)].map((row, place) => ({ ...row, row: place }));
}

// A row at its computed times; one that is not made stands there as a way that was not taken.
function timed(row, was, now, planned) {
  if (!was) return row;
  if (!now) return { ...row, end: undefined, status: "idle", stretches: [], words: "" };
  const attempts = attemptsOf(row.stretches), skipped = Math.max(attempts.length - Math.max(now.tried.length, 1), 0), stretches = [];
  now.tried.forEach(([asked, start, over], i) => {
    const { waits, own } = attempts[i + skipped] ?? { waits: [], own: [] }, lag = planned.tries[i]?.[0] ?? 0;
    const place = placeIn(was.tried[i + skipped], [start, over], now.cancelled);
    if (start - lag - asked > LEAST) stretches.push(["slot", asked]);
    if (lag > LEAST && waits.includes("provider")) stretches.push(["provider", start - lag]);
    stretches.push(...own.map((stretch) => moved(stretch, place)));
    if (i + 1 < now.tried.length && now.tried[i + 1][0] - over > LEAST) stretches.push(["back-off", over]);
  });
  if (now.tried.length === 0) stretches.push(["slot", now.asked]);
  return { ...row, stretches, end: now.end };
}

// The stretches of a call by its attempts: what it waits for before each, and the rest.
function attemptsOf(stretches) {
  const attempts = [{ waits: [], own: [] }];
  for (const stretch of stretches) {
    if (begins(stretch) && attempts.at(-1).own.length) attempts.push({ waits: [], own: [] });
    if (["slot", "provider"].includes(stretch[0])) {
      if (attempts.at(-1).own.length) attempts.push({ waits: [], own: [] });
      attempts.at(-1).waits.push(stretch[0]);
    } else if (stretch[0] !== "back-off") attempts.at(-1).own.push(stretch);
  }
  return attempts;
}

// A moment of an attempt in the same attempt as it is now. One that is cancelled is as fast as it was, and ends earlier.
function placeIn(was, [start, end], cancelled) {
  if (!was) return () => start;
  const [, began, over] = was, share = cancelled ? 1 : over > began ? (end - start) / (over - began) : 0;
  return (t) => Math.min(start + Math.max(t - began, 0) * share, end);
}

function moved([phase, from, word, first], place) {
  return IN_VAIN.includes(phase) ? [phase, place(from), word, typeof first === "number" ? place(first) : first] : [phase, place(from)];
}

function flightOf(times) {
  const changes = new Map(), add = (at, by) => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { tried } of times.values()) {
    for (const [, start, end] of tried) {
      if (end > start) {
        add(start, 1);
        add(end, -1);
      }
    }
  }
  let level = 0;
  return [...changes].filter(([, by]) => by).sort(([a], [b]) => a - b).map(([at, by]) => [at, level += by]);
}

const workOf = (times) => [...times.values()].reduce((sum, { tried }) => sum + tried.reduce((own, [, start, end]) => own + end - start, 0), 0);

// The lines of the diagram with those that are drawn, and without those that are cut.
function edgesOf({ edges }, like, was, now) {
  if (!edges.length || (now.plan.joins === was.plan.joins && sameLinks(was.plan, now.plan))) return edges;
  let lines = edges;
  for (const id of now.plan.calls.keys()) {
    const known = was.plan.calls.has(id) ? before(was.plan, id) : [], own = before(now.plan, id);
    const fresh = own.filter((one) => !known.includes(one));
    const hides = (from, to) => to === id && (known.includes(from) && !own.includes(from) || from === null && fresh.length > 0);
    lines = [...lines.filter(([from, to]) => !hides(from, to)), ...fresh.map((one) => [one, id])];
    if (!lines.some(([, to]) => to === id)) lines.push([null, id]);
    if (lines.some(([from, to]) => from === like.get(id)?.id && to === null)) lines.push([id, null]);
  }
  return lines;
}

const sameLinks = (a, b) => a.calls.size === b.calls.size && [...b.calls.values()].every(({ id, after }) => a.calls.get(id).after === after);
