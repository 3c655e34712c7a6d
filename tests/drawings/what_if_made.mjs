// Runs as Python sends them, with known times, to be changed by hand.

export const call = (id, seconds, after = [], facts = {}) => ({
  id, name: `call ${id}`, step: "call", after, gap: 0, tries: [[0, seconds, 0]], place: [id], slot: true, cut: false,
  order: id, turn: id, ...facts,
});

export const sent = (calls, facts = {}) => ({
  limit: null, recorded: null, provider: false, calls, joins: [], picks: [], gains: [], best: [], ...facts,
});

// A plan of 1 s, workers of 2, 5 and 3 s side by side, and a synthesis of 1 s.
export const workers = (facts = {}) => sent([
  call(1, 1, [], { name: "plan" }),
  ...[2, 5, 3].map((seconds, i) => call(2 + i, seconds, [1], { name: `worker ${i + 1}`, step: "worker", place: [0, i, 0] })),
  call(6, 1, [5], { name: "synthesis" }),
], { joins: [[5, [2, 3, 4]]], ...facts });

// A label of 2 s that picks the first of two calls, of 5 s and more, and a call of 1 s after it.
export const bets = (facts = {}) => sent([
  call(1, 2, [], { name: "label" }), call(2, 5, [], { name: "left" }), call(3, 2, [], { name: "right", cut: true }),
  call(4, 1, [1, 2], { name: "end" }),
], { picks: [{ after: [1], gap: 0, losers: [3], winners: [2] }], ...facts });
