// A QR code. Dark on light in both themes, since many phones read no other.

import { svg } from "./paper.mjs";

const MARGIN = 3, SQUARE = 5; // squares of light around it, and px of each

/** @param {import("./views.mjs").Scan} data */
export function draw(root, { rows, label }) {
  const side = rows.length + 2 * MARGIN, box = `${-MARGIN} ${-MARGIN} ${side} ${side}`;
  const d = rows.flatMap((row, y) => [...row].map((dark, x) => (dark === "1" ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const code = svg("svg", {
    class: "scan-code", viewBox: box, width: side * SQUARE, height: side * SQUARE, role: "img", "aria-label": label,
  });
  code.append(
    svg("rect", { class: "scan-light", x: -MARGIN, y: -MARGIN, width: side, height: side }),
    svg("path", { class: "scan-dark", d }),
  );
  root.replaceChildren(code);
}
