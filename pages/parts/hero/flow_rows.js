// Rows as things to choose: with a mouse, by keyboard, and for whoever hears the picture instead of seeing it.

// The lit row's wash, and what a mouse, a keyboard or a screen reader meets: one button a row.
function drawRows(s, calls, p) {
  const { wash, hits } = s.flow.pens;
  const active = calls.some(({ call }) => call.id === s.lit) ? s.lit : calls[0]?.call.id;
  s.rowNodes = new Map();
  for (const { call, now } of calls) {
    const y = p.top + (call.row - p.first) * p.row;
    const chosen = s.chosen !== null && call.id === s.lit;
    if (call.id === s.lit && (chosen || s.data.ended)) wash.put("wash", "rect", { class: "wash", x: -8, y: y + 1, width: p.width + 16, height: p.row - 2, rx: 4 });
    if (call.status === "idle") continue;
    const said = call.fold ? { "aria-expanded": "false" } : { "aria-pressed": `${chosen}`, "aria-current": call.id === s.lit ? "true" : null };
    const node = hits.put(call.id, "rect", {
      class: "hit", role: "button", x: 0, y, width: p.width, height: p.row,
      tabindex: call.id === active ? 0 : -1, "aria-label": spoken(call, now), ...said,
    });
    s.rowNodes.set(call.row, node);
    const act = () => (call.fold ? toggleFold(s, call.fold.id) : s.choose(call.id));
    node.onclick = act;
    node.onkeydown = (event) => onRowKey(event, s, call, act);
  }
}

function onRowKey(event, s, call, act) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") act();
  else if (by) {
    const next = s.rows.calls[call.row + by];
    if (next) bringIntoSight(s, next.id);
    s.rowNodes.get(call.row + by)?.focus();
  } else return;
  event.preventDefault();
}

// The picture in words, for whoever hears it; written again only when a call's state changes. Of many, the table says it.
function drawList(s, calls) {
  const { list } = s.flow;
  list.begin();
  if (!s.places.large) for (const { call, now } of calls) list.put(call.id, "li", {}, spoken(call, now));
  list.end();
}
