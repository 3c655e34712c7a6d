// Where the steps of a tree of paths stand: from left to right where there is room, else one below the other.

const ROW = 46; // px between two paths that lie below each other, at least
export const LINE = 36; // px of one step where they stand below each other
export const LEAST = 50; // px of a column; with less the steps stand below each other
const BEGIN = 40; // px before the first step, for the line that all runs come by
const INDENT = 34;

// The thickness of a line by the share of the runs that took it, in px.
export const thickness = (runs, all) => 1.5 + 9 * (runs / all);

// Columns for all trees alike, with room for words behind the last; null where there is too little room.
export function columnsOf(width, trees, words) {
  const count = 1 + Math.max(0, ...trees.flatMap((tree) => tree.steps.map((step) => step.column)));
  const wide = Math.min(132, (width - words - BEGIN) / count);
  if (wide < LEAST) return null;
  return { x: (column) => BEGIN + column * wide, w: wide - (wide < 80 ? 10 : 22), end: BEGIN + count * wide };
}

// Where each path begins, and below the last of them where all end: as high as the words of its end are, of so many lines.
export function rowsOf({ ends }, linesOf) {
  const tops = [0];
  for (const end of [...ends].sort((a, b) => a.row - b.row)) tops[end.row + 1] = tops[end.row] + Math.max(ROW, 16 + 15 * (1 + linesOf(end)));
  return tops;
}

// One below the other: what fewer runs did comes first and indented, so that the line of most runs goes straight down.
export function listed(tree) {
  const items = [];
  const follow = (after, indent, from) => {
    const steps = tree.steps.map((step, place) => ({ step, place })).filter(({ step }) => step.after === after);
    const ends = tree.ends.filter((end) => end.after === after).map((end) => ({ end }));
    const next = [...steps, ...ends].sort((a, b) => (a.step || a.end).runs - (b.step || b.end).runs);
    next.forEach((each, number) => {
      const x = indent + (number === next.length - 1 ? 0 : INDENT);
      items.push({ ...each, x, y: items.length * LINE, from, indent });
      if (each.step) follow(each.place, x, items.at(-1));
    });
  };
  follow(null, 0, null);
  return items;
}
