// A press on a step of the plan: which fault is ordered for it, and for which of its calls.

import { el, fill } from "../paper.mjs";

const WIDTH = 264; // px at most
const BELOW = 8; // px from the step to its menu

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
    open(node, call, faults, { left, top }) {
      close();
      from = node;
      const items = show(call, faults, call.pin && call.breakable.includes(call.pin[0]) ? call.pin[0] : call.breakable[0]);
      box.style.left = `${Math.max(0, Math.min(left, view.width - WIDTH))}px`;
      box.style.top = `${top + BELOW}px`;
      box.hidden = false;
      document.addEventListener("pointerdown", outside, true);
      items[0].focus({ preventScroll: true });
      box.scrollIntoView({ block: "nearest" });
    },
  };
}
