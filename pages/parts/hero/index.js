// The one component. Each view is a module of its own: `draw` is the function of that view.

const INSTANCES = new WeakMap();

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
  INSTANCES.set(parent, known);
  return known;
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
    if (known.state.stop) known.state.stop();
    known.root.remove();
    INSTANCES.delete(parentElement);
  };
}
