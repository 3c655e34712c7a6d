// Nested patterns fold: a folded one is a single row with its own sums, in the place of its first call.

import { seconds } from "../ticks.mjs";

const OVER = ["done", "failed", "cancelled"];
export const OPEN_UP_TO = 16; // calls; with more, nested patterns of a finished run begin folded

// The data with every folded pattern as one call: {calls, edges, folds, unit(id): the row that shows a call}.
export function folded(data, shut) {
  const folds = data.folds || [];
  const inside = new Map(); // call to the outermost folded pattern that it is in
  for (const fold of folds) if (shut.has(fold.id)) for (const id of fold.calls) if (!inside.has(id)) inside.set(id, fold);
  const unit = (id) => (inside.has(id) ? `fold ${inside.get(id).id}` : id);
  if (!folds.length) return { ...data, folds, unit };
  const units = [], met = new Set();
  for (const call of data.calls) {
    const fold = inside.get(call.id);
    if (!fold) units.push({ ...call, row: units.length });
    else if (!met.has(fold.id)) {
      met.add(fold.id);
      const column = Math.min(...data.calls.filter((c) => fold.calls.includes(c.id)).map((c) => c.column));
      units.push({ id: unit(call.id), fold, name: fold.name, item: fold.steps, words: fold.words, kind: "work", row: units.length, column, status: "fold", stretches: [] });
    }
  }
  const edges = new Map();
  for (const [a, b] of data.edges) {
    const from = unit(a), to = unit(b);
    if (from !== to) edges.set(`${from} ${to}`, [from, to]);
  }
  const columns = inside.size ? Math.max(0, ...units.map((call) => call.column)) + 1 : data.columns;
  return { ...data, calls: units, edges: units.length > 50 ? [] : [...edges.values()], columns, folds, unit };
}

// The moment of a row: of a call, or of all calls that are folded into it. `moments` and `ends` are those of the calls.
export function momentOf(row, at, moments, ends) {
  if (!row.fold) return moments.get(row.id);
  const { calls } = row.fold;
  const inner = calls.map((id) => moments.get(id)).filter(Boolean);
  const begun = inner.filter((now) => now.state !== "idle" && now.parts.length);
  const ended = inner.filter((now) => OVER.includes(now.state));
  const from = Math.min(...begun.map((now) => now.parts[0].from)), to = Math.max(...begun.map((now) => now.end));
  const all = ended.length === calls.length;
  const worst = ["failed", "done"].find((state) => inner.some((now) => now.state === state)) ?? "cancelled";
  const state = all ? worst : begun.length ? "streaming" : "idle";
  const till = Math.max(...calls.map((id) => ends.get(id) ?? at));
  const parts = begun.length ? [{ phase: "fold", from, to: all ? to : at, till }] : [];
  const quiet = all ? row.words : `${ended.length} of ${calls.length} calls done`;
  const start = Math.min(...begun.map((now) => now.parts[0].start ?? now.parts[0].from)); // drawn from a line, but told truly
  const words = state === "idle" ? ["", ""] : [all && begun.length ? seconds(to - start) : "", quiet];
  return { state, parts, end: parts.length ? parts[0].to : 0, words };
}
