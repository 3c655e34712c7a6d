// What Streamlit mounts: a place of its own for each drawing, which is drawn again when its data, its width, the fonts
// or the ground have changed.

import { paint, setPrinting } from "./ground.mjs";
import { forgetWidths } from "./letters.mjs";
import { el } from "./paper.mjs";

const MOUNTED = new WeakMap();
const SHEET = 680; // px between the margins of a printed page
const PRINT = matchMedia("print");

function place(parent, view, trigger, draw) {
  let known = MOUNTED.get(parent);
  if (known) return Object.assign(known, { trigger });
  const root = el("div", { class: `drawing ${view}` });
  parent.append(root);
  known = { root, draw, trigger, data: null, width: 0 };
  known.host = { state: {}, trigger: (name, value) => known.trigger(name, value) };
  known.watch = new ResizeObserver(() => {
    if (Math.abs(root.clientWidth - known.width) >= 1) redraw(known);
  });
  known.watch.observe(root);
  document.fonts.ready.then(() => { // texts were measured in another font till now
    forgetWidths();
    if (known.data) redraw(known);
  });
  known.unprint = listenForPrint(known);
  MOUNTED.set(parent, known);
  return known;
}

// A drawing is as wide as the page on the screen; before it is printed it is drawn again for the sheet.
function listenForPrint(known) {
  const print = (on) => {
    if (!known.data || known.printed === on) return;
    const page = document.querySelector("[data-testid=stMainBlockContainer]");
    const wide = known.root.clientWidth; // 0: hidden on the screen, and as wide as the sheet
    const part = page && wide ? Math.min(wide / (page.firstElementChild || page).clientWidth, 1) : 1;
    setPrinting(known.printed = on);
    known.root.style.width = on ? `${Math.round(SHEET * part)}px` : "";
    redraw(known);
  };
  const before = () => print(true), after = () => print(false), change = () => print(PRINT.matches);
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  PRINT.addEventListener("change", change);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
    PRINT.removeEventListener("change", change);
  };
}

function redraw(known) {
  known.width = known.root.clientWidth;
  paint(known.root);
  known.draw(known.root, known.data, known.host);
}

// The component of one view. `draw(root, data, host)` draws the view's data; its host has `state`, which the drawing
// keeps what it likes in (`state.stop` is called at the end), and `trigger(name, value)`, which tells Python.
export const component = (draw) => ({ data: [data], parentElement, setTriggerValue }) => {
  const known = place(parentElement, data.view, setTriggerValue, draw);
  known.data = data;
  redraw(known);
  return () => {
    known.watch.disconnect();
    known.unprint();
    if (known.host.state.stop) known.host.state.stop();
    known.root.remove();
    MOUNTED.delete(parentElement);
  };
};
