// Nested patterns fold: a folded one is a single row with its own sums, in the place of its first call.

const OPEN_UP_TO = 16; // calls; with more, nested patterns of a finished run begin folded

// The data with every folded pattern as one call: {calls, edges, folds, unit(id): the row that shows a call}.
function folded(data, shut) {
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
      units.push({ id: unit(call.id), fold, name: fold.name, words: fold.words, kind: "work", row: units.length, column, status: "fold", attempts: [] });
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

// The moment of a row: of a call, or of all calls that are folded into it.
function momentOf(s, call, at) {
  if (!call.fold) return s.moments.get(call.id);
  const inner = call.fold.calls.map((id) => s.moments.get(id)).filter(Boolean);
  const over = ["done", "failed", "cancelled"];
  const begun = inner.filter((now) => now.state !== "idle" && now.parts.length);
  const ended = inner.filter((now) => over.includes(now.state));
  const from = Math.min(...begun.map((now) => now.parts[0].from)), to = Math.max(...begun.map((now) => now.end));
  const all = ended.length === call.fold.calls.length;
  const worst = inner.some((now) => now.state === "failed") ? "failed" : inner.some((now) => now.state === "done") ? "done" : "cancelled";
  const state = all ? worst : begun.length ? "streaming" : "idle";
  const parts = begun.length ? [{ mark: "fold", from, to: all ? to : at, till: Math.max(...call.fold.calls.map((id) => s.ends.get(id) ?? at)) }] : [];
  const words = all ? call.words : `${ended.length} of ${call.fold.calls.length} calls done`;
  return { state, parts, end: parts.length ? parts[0].to : 0, said: state === "idle" ? ["", ""] : [all && begun.length ? seconds(to - from) : "", words] };
}

function toggleFold(s, id) {
  if (!s.folded.delete(id)) s.folded.add(id);
  show(s);
}

// A small triangle before the first call of each nested pattern, and before the row of a folded one.
function drawFolds(s, calls, p) {
  const pen = s.flow.pens.folds;
  const first = new Map();
  for (const fold of s.rows.folds) {
    const at = calls.find(({ call }) => call.id === s.rows.unit(fold.calls[0]));
    if (!at || s.data.status === "running") continue;
    if (at.call.fold && at.call.fold.id !== fold.id) continue; // inside another one that is folded
    const beside = first.get(at.call.id) || 0;
    first.set(at.call.id, beside + 1);
    const x = p.rail ? 8 : Math.max(8, p.column(at.call.column) - 13 - 20 * beside), y = p.nodeMiddle(at.call.row);
    const open = !at.call.fold;
    const shape = pen.put(`${fold.id}`, "g", { class: "fold", role: "button", tabindex: 0, transform: `translate(${x} ${y})` });
    fill(shape, { "aria-expanded": `${open}`, "aria-label": `${fold.name}: ${fold.words}` });
    if (!shape.onclick) {
      shape.append(svg("circle", { r: 12, class: "touch" }), svg("circle", { r: 8 }), svg("path", { class: "line" }));
      shape.onclick = () => toggleFold(s, fold.id);
      shape.onkeydown = (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        toggleFold(s, fold.id);
      };
    }
    fill(shape.lastChild, { d: open ? "M-4 -2L0 2.5L4 -2" : "M-2 -4L2.5 0L-2 4" });
  }
}
