// Rows as things to choose: with a mouse, by keyboard, and for whoever hears the picture instead of seeing it.

import { spoken } from "./moment.mjs";
import { boxOf } from "./nodes.mjs";

// The lit row's wash, and what a mouse, a keyboard or a screen reader meets: one button a row.
export function drawRows({ model, view, acts }, calls, p) {
  const { pens: { wash, hits }, chosen, lit } = view;
  const active = calls.some(({ call }) => call.id === lit) ? lit : calls[0]?.call.id;
  view.rowNodes = new Map();
  for (const { call, now } of calls) {
    const y = p.top + (call.row - p.first) * p.row, isLit = call.id === lit, isChosen = chosen !== null && isLit;
    if (isLit && (isChosen || model.data.ended)) wash.put("wash", "rect", { class: "wash", x: -8, y: y + 1, width: p.width + 16, height: p.row - 2, rx: 4 });
    if (call.status === "idle") {
      if (call.breakable) drawBreakable(hits, call, p, acts);
      continue;
    }
    const state = call.fold ? { "aria-expanded": "false" } : { "aria-pressed": `${isChosen}`, "aria-current": isLit ? "true" : null };
    const node = hits.put(call.id, "rect", {
      class: "hit", role: "button", x: 0, y, width: p.width, height: p.row,
      tabindex: call.id === active ? 0 : -1, "aria-label": spoken(call, now), ...state,
    });
    view.rowNodes.set(call.row, node);
    const act = () => (call.fold ? acts.fold(call.fold.id) : acts.choose(call.id));
    node.onclick = act;
    node.onkeydown = (event) => onKey(event, view, call.row, act, acts.bring);
  }
}

// A step of the plan that can be broken: its shape, or its row where the name stands above.
function drawBreakable(hits, call, p, acts) {
  const { x, w } = boxOf(call, p), top = p.top + (call.row - p.first) * p.row;
  const wide = p.rail ? p.t0 - 8 - x : p.marksOnly ? p.nodeWidth : w;
  const at = p.over ? { x: 0, width: p.width } : { x: x - 4, width: wide + 8 };
  const node = hits.put(`break ${call.id}`, "rect", {
    class: "hit breakable", role: "button", tabindex: 0, "aria-haspopup": "dialog", rx: 4, ...at, y: top + 1, height: p.row - 2,
    "aria-label": `Break ${call.name}${call.pin ? `, now: ${call.pin[1]}` : ""}`,
  });
  node.onclick = () => acts.openBreaks(node, call, { left: x, top, bottom: top + p.row });
  node.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    node.onclick();
  };
}

function onKey(event, view, row, act, bring) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") act();
  else if (by) {
    let to = row + by;
    while (view.rows.calls[to]?.status === "idle") to += by; // nothing to choose
    const next = view.rows.calls[to];
    if (next) bring(next.id);
    view.rowNodes.get(to)?.focus();
  } else return;
  event.preventDefault();
}

// The picture in words; written again only when a call's state changes. Of many, the table says it.
export function drawList(list, calls, p) {
  list.begin();
  if (!p.large) for (const { call, now } of calls) list.put(call.id, "li", {}, spoken(call, now));
  list.end();
}
