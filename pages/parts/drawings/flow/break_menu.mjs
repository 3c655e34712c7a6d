// A press on a step of the plan: which fault is ordered for it, and for which of its calls.

import { el, fill } from "../paper.mjs";

const WIDE = 560, NARROW = 264; // px at most: beside the diagram the faults stand in two columns, below a row in one
const APART = 4; // px from the step to its menu, and from the menu to the edges of the sheet

/**
 * What can be said of a step: [the words that tell Python, name, sentence, is it so now?].
 * @param {import("../sent.mjs").CallRow} call
 * @param {[string, string, string][]} faults
 * @param {string} node the call, or all of its step
 */
export function choicesOf(call, faults, node) {
  const set = call.pin?.[0] === node ? call.pin[1] : "";
  const choices = faults.map(([fault, name, sentence]) => [`${node}:${fault}`, name, sentence, name === set]);
  return call.pin ? [...choices, [`${call.pin[0]}:`, "take it out", "", false]] : choices;
}

// Of "worker 1" and "worker" the words to choose between.
export const nodeWords = (node, nodes) => (node === nodes[0] && nodes.length > 1 ? `only ${node}` : `every ${node}`);

/**
 * Where the menu of a step stands: in the place of the timeline, so that the plan stays in sight, or below the step's row
 * where names stand over the bars and the whole width is theirs.
 * @param {{left: number, top: number, bottom: number}} step
 * @param {number} high px of the menu
 */
export function menuPlace({ over, t0, width, height }, step, high) {
  if (!over) return { left: t0, top: Math.max(APART, Math.min(step.top, height - high - APART)) };
  return { left: Math.max(0, Math.min(step.left, width - NARROW)), top: step.bottom + APART };
}

export const menuWidth = ({ over, t0, width }) => Math.min(over ? NARROW : WIDE, width - (over ? 0 : t0));

// Returns {open, close}; `order(words)` tells Python.
export function breakMenuOf(view, order) {
  const box = view.stage.appendChild(el("div", { class: "break-menu", role: "dialog", hidden: "" }));
  let from = null; // the node that opened it, which gets the focus back

  function close() {
    if (box.hidden) return;
    box.hidden = true;
    from?.focus({ preventScroll: true });
    document.removeEventListener("pointerdown", outside, true);
  }

  const outside = (event) => { if (!event.composedPath().includes(box)) close(); };

  function choose(words) {
    close();
    order(words);
  }

  function show(call, faults, node) {
    const head = el("div", { class: "break-head" }, `Break ${call.breakable.length > 1 ? node : call.name}`);
    const items = choicesOf(call, faults, node).map(([words, name, sentence, on]) => {
      const item = el("button", { type: "button", class: "break-item", "aria-pressed": String(on), onclick: () => choose(words) });
      item.append(el("b", {}, name), el("span", { class: "quiet" }, sentence));
      return item;
    });
    box.replaceChildren(head, ...whose(call, faults, node), ...items);
    fill(box, { "aria-label": head.textContent });
    return items;
  }

  function whose(call, faults, node) {
    if (call.breakable.length < 2) return [];
    const row = el("div", { class: "break-whose" });
    for (const one of call.breakable) {
      const again = () => { show(call, faults, one); box.querySelector(".break-whose [aria-pressed=true]").focus(); };
      row.append(el("button", { type: "button", "aria-pressed": String(one === node), onclick: again }, nodeWords(one, call.breakable)));
    }
    return [row];
  }

  box.addEventListener("keydown", (event) => {
    const buttons = [...box.querySelectorAll("button")], at = buttons.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === "Escape") close();
    else if (to !== undefined) buttons[(to + buttons.length) % buttons.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("focusout", ({ relatedTarget: to }) => { if (to && !box.contains(to) && !box.hidden) close(); });

  return {
    close,
    open(node, call, faults, step) {
      close();
      from = node;
      const items = show(call, faults, call.pin && call.breakable.includes(call.pin[0]) ? call.pin[0] : call.breakable[0]);
      box.classList.toggle("beside", !view.places.over);
      box.style.width = `${menuWidth(view.places)}px`;
      box.hidden = false;
      const { left, top } = menuPlace(view.places, step, box.offsetHeight);
      Object.assign(box.style, { left: `${left}px`, top: `${top}px` });
      document.addEventListener("pointerdown", outside, true);
      items[0].focus({ preventScroll: true });
      box.scrollIntoView({ block: "nearest" });
    },
  };
}
