// The step card and the code, at the cursor: what of the call was there at that moment, and the line that made it.

import { el } from "../paper.mjs";
import { callCardOf } from "./call_card.mjs";
import { sourceOf } from "./source.mjs";

const LEAST = 56, MOST = 200; // px of its texts while presenting: with less there is a key, and below the screen it may be
const AIR = 14 + 28; // px around them, and of the line of the beats below them

export function readingOf(flow) {
  const { model, view } = flow;
  const box = view.root.appendChild(el("div", { class: "reading" }));
  const card = box.appendChild(el("section", { class: "card", "aria-label": "The call" }));
  const code = box.appendChild(el("section", { class: "code", "aria-label": "The code" }));
  const wide = code.appendChild(el("button", { type: "button", class: "code-wide", "aria-pressed": "false", onclick: widen }, "full width"));
  const drawCard = callCardOf(flow, card), source = sourceOf(flow, code.appendChild(el("div")));

  let placed = false, fitted = null, settles = null;

  // While presenting it stands right below the player.
  function place(compact) {
    if (placed === compact) return;
    placed = compact;
    if (compact) view.nodes.legend.before(box);
    else view.nodes.notable.after(box);
  }

  // Then it is as high as what is left of the screen, if that is enough for a few lines; else it begins below the screen,
  // and no line of it is cut.
  function fit() {
    const page = document.querySelector("[data-testid=stMainBlockContainer]") ?? view.root;
    fitted = view.places;
    settles ??= watch(page);
    box.style.marginTop = "";
    const own = box.getBoundingClientRect();
    const zoom = own.width / box.offsetWidth, left = (innerHeight - own.top + page.getBoundingClientRect().top) / zoom - AIR;
    box.style.setProperty("--texts", `${left >= LEAST ? left : MOST}px`);
    if (left > -AIR && left < LEAST) box.style.marginTop = `${8 + left + AIR}px`;
    source.bring();
  }

  // While the page is drawn again, its buttons may take two rows for a moment.
  function watch(page) {
    const observer = new ResizeObserver(() => {
      if (!box.isConnected) observer.disconnect();
      else if (placed && !box.hidden) fit();
    });
    observer.observe(page);
    return observer;
  }

  function widen() {
    wide.setAttribute("aria-pressed", `${box.classList.toggle("wide")}`);
  }

  return function draw() {
    const { data } = model;
    const call = data.calls.find(({ id }) => id === view.focus);
    const reads = Boolean(call) && data.ended && !data.covered;
    box.hidden = !model.sources.length || (data.compact && !reads);
    place(Boolean(data.compact));
    if (data.compact && !box.hidden && fitted !== view.places) fit();
    box.classList.toggle("both", reads);
    card.hidden = !reads;
    if (reads) drawCard(call, view.moments.get(call.id));
    source.draw(call);
  };
}
