// All calls as a table that can be sorted; a call's name chooses it.

const COLUMNS = [ // name, the value it is sorted by, the words in the cell
  ["No.", (call, i) => i + 1, (call, i) => `${i + 1}`],
  ["Call", (call) => call.name, null],
  ["State", (call) => stateWord(call), (call) => stateWord(call)],
  ["Start", (call) => call.attempts[0]?.[1], (call) => timeWord(call.attempts[0]?.[1])],
  ["Duration", (call) => lastedFor(call), (call) => timeWord(lastedFor(call))],
  ["First token", (call) => firstToken(call), (call) => timeWord(firstToken(call))],
  ["Tokens in", (call) => call.tokens?.[0], (call) => countWord(call.tokens?.[0])],
  ["Tokens out", (call) => call.tokens?.[1], (call) => countWord(call.tokens?.[1])],
  ["Attempts", (call) => sentOf(call), (call) => `${sentOf(call)}`],
];
const NONE = "–";
const sentOf = (call) => call.attempts.filter(([, start]) => start !== null).length;
const stateWord = (call) => (call.words === "fallback" ? "fallback used" : { ok: "done", error: "failed" }[call.status] || call.status);
const timeWord = (t) => (t === null || t === undefined ? NONE : seconds(t));
const countWord = (n) => (n === null || n === undefined ? NONE : n.toLocaleString("en"));
const lastedFor = (call) => (call.end === undefined || (call.attempts[0]?.[1] ?? null) === null ? null : call.end - call.attempts[0][1]);
function firstToken(call) {
  const last = call.attempts[call.attempts.length - 1];
  return last && last[1] !== null && last[2] !== null ? last[2] - last[1] : null;
}

function tableParts(s, parent) {
  const box = parent.appendChild(el("details", { class: "calls" }));
  const label = box.appendChild(el("summary", {}, "All calls as a table"));
  const scroll = box.appendChild(el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "All calls of this run" }));
  s.sort = { column: 0, down: false };
  box.ontoggle = () => drawTableAt(s);
  return { box, label, scroll };
}

function drawTableAt(s) {
  const { box, label, scroll } = s.flow.table;
  box.hidden = !s.data.ended || !s.data.calls.length || Boolean(s.data.covered) || !s.sources.length;
  if (box.hidden) return;
  const some = s.data.count > s.data.calls.length;
  const words = some ? `The first ${s.data.calls.length.toLocaleString("en")} of ${s.data.count.toLocaleString("en")} calls as a table` : "All calls as a table";
  if (label.textContent !== words) label.textContent = words;
  if (!box.open) return;
  if (s.tabled?.data !== s.data || s.tabled.sort !== s.sort) {
    const shown = buildTable(s);
    scroll.replaceChildren(shown.table);
    s.tabled = { data: s.data, sort: s.sort, rows: shown.rows, lit: undefined };
  }
  if (s.tabled.lit === s.focus) return;
  for (const [id, on] of [[s.tabled.lit, false], [s.focus, true]]) {
    const row = s.tabled.rows.get(id);
    if (row) fill(row, { "aria-current": on ? "true" : null });
  }
  s.tabled.lit = s.focus;
}

function buildTable(s) {
  const table = el("table", { class: "table", "aria-label": "All calls of this run" });
  const head = table.appendChild(el("thead")).appendChild(el("tr"));
  COLUMNS.forEach(([name], column) => {
    const sorted = s.sort.column === column ? (s.sort.down ? "descending" : "ascending") : null;
    const cell = head.appendChild(el("th", { scope: "col", "aria-sort": sorted }));
    const sign = sorted ? (s.sort.down ? " ↓" : " ↑") : "";
    cell.append(el("button", { type: "button", onclick: () => sortBy(s, column) }, name + sign));
  });
  const rows = new Map();
  const body = table.appendChild(el("tbody"));
  for (const [call, i] of sortedCalls(s)) {
    const row = body.appendChild(el("tr", { onclick: () => s.choose(call.id) }));
    for (const [, , words] of COLUMNS) {
      const cell = row.appendChild(el("td", { class: "short" }, words ? words(call, i) : undefined));
      if (!words) cell.append(el("button", { type: "button" }, call.name));
    }
    rows.set(call.id, row);
  }
  return { table, rows };
}

// Unknown values stand last, whichever way it is sorted.
function sortedCalls(s) {
  const value = COLUMNS[s.sort.column][1];
  const known = (v) => v !== null && v !== undefined;
  const keyed = s.data.calls.map((call, i) => [value(call, i), call, i]);
  keyed.sort(([a], [b]) => {
    if (!known(a) || !known(b)) return Number(!known(a)) - Number(!known(b));
    const order = typeof a === "string" ? a.localeCompare(b, "en", { numeric: true }) : a - b;
    return s.sort.down ? -order : order;
  });
  return keyed.map(([, call, i]) => [call, i]);
}

function sortBy(s, column) {
  s.sort = { column, down: s.sort.column === column && !s.sort.down };
  drawTableAt(s);
  const button = s.flow.table.scroll.querySelectorAll("th button")[column];
  button.focus();
  tell(s, `Sorted by ${COLUMNS[column][0]}, ${s.sort.down ? "largest" : "smallest"} first.`);
}
