// Rows as things to choose: with a mouse, by keyboard, and for whoever hears the picture instead of seeing it.

// The chosen row's wash, and what a mouse, a keyboard or a screen reader meets: one button a row.
function drawRows(s, calls, p) {
  const { wash, hits } = s.flow.pens;
  const active = s.chosen ?? calls[0]?.call.id;
  for (const { call, now } of calls) {
    const y = p.top + call.row * p.row;
    if (call.id === s.chosen) wash.put("wash", "rect", { class: "wash", x: -8, y: y + 1, width: p.width + 16, height: p.row - 2, rx: 4 });
    if (call.status === "idle") continue;
    const node = hits.put(call.id, "rect", { class: "hit", role: "button", x: 0, y, width: p.width, height: p.row });
    fill(node, { tabindex: call.id === active ? 0 : -1, "aria-pressed": `${call.id === s.chosen}`, "aria-label": spoken(call, now) });
    if (!node.onclick) {
      node.onclick = () => s.choose(call.id);
      node.onkeydown = (event) => onRowKey(event, s, call, node);
    }
  }
}

function onRowKey(event, s, call, node) {
  const next = { ArrowDown: node.nextSibling, ArrowUp: node.previousSibling }[event.key];
  if (event.key === "Enter" || event.key === " ") s.choose(call.id);
  else if (next) next.focus();
  else return;
  event.preventDefault();
}

// The picture in words, for whoever hears it; written again only when a call's state changes.
function drawList(s, calls) {
  const { list } = s.flow;
  list.begin();
  for (const { call, now } of calls) list.put(call.id, "li", {}, spoken(call, now));
  list.end();
}
