// The one component. Each view is a module of its own: `draw` is the function of that view.

const INSTANCES = new WeakMap();
const SHEET = 680; // px between the margins of a printed page
const PRINT = matchMedia("print");

function instance(parent, view, trigger) {
  let known = INSTANCES.get(parent);
  if (known) return Object.assign(known, { trigger });
  const root = el("div", { class: `hero ${view}` });
  parent.append(root);
  known = { root, trigger, state: {}, data: null, width: 0 };
  known.api = {
    trigger: (name, value) => known.trigger(name, value),
    state: () => known.state,
    svg, el, colors: () => paint(root),
  };
  known.watch = new ResizeObserver(() => {
    if (Math.abs(root.clientWidth - known.width) >= 1) redraw(known);
  });
  known.watch.observe(root);
  document.fonts.ready.then(() => { // texts were measured in another font till now
    WIDTHS.clear();
    if (known.data) redraw(known);
  });
  known.unprint = listenForPrint(known);
  INSTANCES.set(parent, known);
  return known;
}

// A drawing is as wide as the page on the screen; before it is printed it is drawn again for the sheet.
function listenForPrint(known) {
  const print = (on) => {
    if (!known.data || known.printed === on) return;
    const page = document.querySelector("[data-testid=stMainBlockContainer]");
    const wide = known.root.clientWidth; // 0: hidden on the screen, and as wide as the sheet
    const part = page && wide ? Math.min(wide / (page.firstElementChild || page).clientWidth, 1) : 1;
    printing = known.printed = on;
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
  draw(known.root, known.data, known.api);
}

export default function ({ data: [data], parentElement, setTriggerValue }) {
  const known = instance(parentElement, data.view, setTriggerValue);
  known.data = data;
  redraw(known);
  return () => {
    known.watch.disconnect();
    known.unprint();
    if (known.state.stop) known.state.stop();
    known.root.remove();
    INSTANCES.delete(parentElement);
  };
}
