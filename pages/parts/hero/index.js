// The one component: which view is drawn, told by data.view.

const INSTANCES = new WeakMap();

function instance(parent, trigger) {
  let known = INSTANCES.get(parent);
  if (known) return Object.assign(known, { trigger });
  const root = el("div", { class: "hero" });
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
  INSTANCES.set(parent, known);
  return known;
}

function redraw(known) {
  const { root, data, api } = known;
  if (known.view !== data.view) clear(known);
  known.width = root.clientWidth;
  paint(root);
  const views = { flow: drawFlow, race: drawRace, home: drawHome, card: drawCard, code: drawCode, table: drawTable };
  views[data.view](root, data, api);
}

// Another view takes the place: nothing of the one before stays.
function clear(known) {
  if (known.state.stop) known.state.stop();
  known.state = {};
  known.view = known.data.view;
  known.root.className = `hero ${known.view}`;
  known.root.replaceChildren();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const known = instance(parentElement, setTriggerValue);
  known.data = data;
  redraw(known);
  return () => {
    known.watch.disconnect();
    if (known.state.stop) known.state.stop();
    known.root.remove();
    INSTANCES.delete(parentElement);
  };
}
