// Many calls: the rows scroll in a window of fixed height, and only what is in sight is drawn.

import { el } from "../paper.mjs";

// `again()` draws the rows that have come into sight.
export function scrollerOf(view, again) {
  const box = el("div", { class: "rows" });
  const tall = box.appendChild(el("div"));
  tall.append(view.stage);
  const scroller = {
    box,
    touched: false, // by the reader: from then on it does not follow the run

    place() {
      const { places: p, rows } = view;
      box.classList.toggle("large", p.large);
      box.style.height = p.large ? `${p.height}px` : "";
      tall.style.height = p.large ? `${p.height + (rows.calls.length - p.shown) * p.row}px` : "";
      p.first = p.large ? Math.round(box.scrollTop / p.row) : 0;
    },

    // So that the row of a call, or of what it is folded into, can be seen. Says whether it had to be moved.
    bring(id) {
      const { places: p, rows } = view;
      const unit = rows.unit(id);
      const row = rows.calls.findIndex((call) => call.id === unit);
      if (!p.large || row < 0 || (row >= p.first && row < p.first + p.shown)) return false;
      const near = row === p.first - 1 ? row : row === p.first + p.shown ? p.first + 1 : Math.round(row - p.shown / 2);
      box.scrollTop = Math.max(0, near) * p.row;
      p.first = Math.round(box.scrollTop / p.row);
      return true;
    },

    // The middle of the window to a share of all rows.
    to(share) {
      const { places: p, rows } = view;
      box.scrollTop = (share * rows.calls.length - p.shown / 2) * p.row;
      scroller.touched = true;
    },
  };
  box.onscroll = () => {
    const { places: p } = view, first = Math.round(box.scrollTop / p.row);
    if (!p.large || first === p.first) return;
    p.first = first;
    again();
  };
  box.onwheel = box.ontouchmove = () => { scroller.touched = true; };
  return scroller;
}

export const inSight = ({ rows, places: p }) => (p.large ? rows.calls.slice(p.first, p.first + p.shown) : rows.calls);
