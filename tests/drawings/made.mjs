// What the tests of the drawings are made of: calls, runs, and letters that are all of one width.

// One call that waits for 1 s, streams for 1 s and is done after 2 s.
export const call = (id, facts = {}) => ({
  id, name: `call ${id}`, kind: "work", row: id - 1, column: 0, status: "ok", words: "", end: 2, tokens: [10, 5],
  stretches: [["first", 0], ["answer", 1]], ...facts,
});

export function flow(calls, facts = {}) {
  const ends = calls.map(({ end }) => end ?? 0);
  return {
    run: "a", status: "done", ended: true, state: ["done", "Finished", ""], world: ["simulated", "model"], error: "",
    now: Math.max(0, ...ends), end: Math.max(0, ...ends), pace: 1, count: calls.length, calls, files: ["a.py"], folds: [],
    edges: calls.flatMap(({ id }) => [[null, id], [id, null]]), columns: 1, input: ["Input", ""], result: ["Result", ""], expected: ["Result", ""],
    flight: [[0, calls.length], [2, 0]], peak: calls.length, limit: null, guess: null, guessed: "",
    scores: [], target: null, waited: [], critical: [], why: {},
    numbers: [], legend: [], sums: null, ...facts,
  };
}

const sum = (text, pace) => ({ terms: [{ text, calls: pace }], total: "", pace });

export const race = (runs) => ({
  runs: runs.map((calls, i) => ({
    title: ["Sequential", "Parallel"][i], head: "", note: "", running: false, now: 0, time: "", progress: "",
    end: Math.max(...calls.flatMap(({ bars }) => bars.map((bar) => bar[2]))), calls,
    sums: { as_it_ran: sum("ran", [1]), end_to_end: sum("line", [1, 2]) },
  })),
  lines: [], measures: [], world: "predicted", ended: true, figure: "2.0×", sentence: "Faster.", saved: "2.00 s saved",
});

export const raced = (number, bars, facts = {}) => ({
  id: number, row: number, name: "a", kind: "work", status: "ok", fate: "", bars, ...facts,
});

// Two calls of two seconds each, one after the other beside both at once.
export function sequentialAndParallel() {
  const first = raced(1, [["first", 0, 1], ["answer", 1, 2]]);
  return race([[first, raced(2, [["first", 2, 3], ["answer", 3, 4]])], [first, raced(2, [["first", 0, 1], ["answer", 1, 2]])]]);
}

// In the place of the browser's canvas: every letter is half as wide as it is high.
export function measureByCount() {
  const canvas = { font: "", measureText: (text) => ({ width: (text.length * Number(/(\d+)px/.exec(canvas.font)[1])) / 2 }) };
  globalThis.document = { createElement: () => ({ getContext: () => canvas }) };
}

// In the place of a pen: it keeps what it was given to draw.
export function pen() {
  const drawn = new Map();
  const put = (key, tag, facts, text) => {
    const node = Object.assign(drawn.get(key) ?? {}, { tag, ...facts, text });
    drawn.set(key, node);
    return node;
  };
  return { drawn, put, begin: () => drawn.clear(), end: () => {} };
}
