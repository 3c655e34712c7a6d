// The outline of a call, by its kind, as a path: work rectangle, decide hexagon, judge pill, combine band with a notch.
export function shape(kind, x, y, w, h) {
  const c = Math.min(9, w / 3), m = y + h / 2;
  if (kind === "decide") return `M${x + c} ${y}H${x + w - c}L${x + w} ${m}L${x + w - c} ${y + h}H${x + c}L${x} ${m}Z`;
  if (kind === "combine") return `M${x} ${y}H${x + w - c}L${x + w} ${m}L${x + w - c} ${y + h}H${x}L${x + c} ${m}Z`;
  const r = Math.min(kind === "judge" ? h / 2 : Math.min(4, h / 3), w / 2);
  return `M${x + r} ${y}H${x + w - r}A${r} ${r} 0 0 1 ${x + w} ${y + r}V${y + h - r}A${r} ${r} 0 0 1 ${x + w - r} ${y + h}` +
    `H${x + r}A${r} ${r} 0 0 1 ${x} ${y + h - r}V${y + r}A${r} ${r} 0 0 1 ${x + r} ${y}Z`;
}
