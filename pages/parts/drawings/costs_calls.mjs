// The calls of one run in the picture of costs: each by itself, or, where they are too small for that, as blocks, with
// their count in words.

const CHANGES = 4; // neighbours of different kinds from which on they would be stripes
const MANY = 6; // calls in blocks, from which on they are counted in words
const SAME = 1e-6; // seconds

// How many lanes the calls of a run lie in, and how high each is where all may be `most` px.
export function lanes(bars, most) {
  const count = 1 + Math.max(0, ...bars.map((bar) => bar[3]));
  return { count, lane: Math.min(14, most / count) };
}

// Does no other call of the run lie beside it? Then it stands in the middle, as high as any bar.
export const isAlone = (call, bars) => bars.every((other) => other === call || other[2] <= call[1] + SAME || other[1] >= call[2] - SAME);

/**
 * @typedef {object} Block
 * @property {[string, number, number][]} kinds of its calls: the kind, the share of their time, and how many they are
 * @property {{start: number, end: number, lane: number}[]} rects
 * @property {boolean} alone
 * @property {boolean} narrow its calls have neither shapes nor gaps
 */

/**
 * Calls that are too narrow for a gap and a shape as blocks: those of one kind that touch in one lane are one block, and so
 * are many of several kinds by turns. In thin lanes all calls of one kind that lie side by side are one.
 * @param {[string, number, number, number][]} bars kind, start, end, lane
 * @param {(seconds: number) => boolean} isNarrow
 * @returns {Block[]}
 */
export function blocks(bars, isNarrow, thin = false) {
  const made = [];
  for (const bar of bars) {
    const [kind, start, end, lane] = bar, alone = isAlone(bar, bars), many = thin && !alone;
    const one = { kind, alone, many, narrow: many || isNarrow(end - start), count: 1, rects: [{ start, end, lane }] };
    const before = made.findLast((other) => other.narrow && other.alone === alone && (many ? other.kind === kind : lastOf(other).lane === lane));
    if (!one.narrow || before?.kind !== kind || !(many || touch(before, one))) made.push(one);
    else {
      before.count++;
      const rect = before.rects.findLast((other) => other.lane === lane);
      if (rect && Math.abs(rect.end - start) < SAME) rect.end = end;
      else before.rects.push({ start, end, lane });
    }
  }
  return byTurns(made).map((group) => ({ kinds: kindsOf(group), rects: rectsOf(group), alone: group[0].alone, narrow: group[0].narrow }));
}

const lastOf = ({ rects }) => rects[rects.length - 1];
const touch = (one, next) => lastOf(one).lane === lastOf(next).lane && Math.abs(lastOf(one).end - next.rects[0].start) < SAME;

// Neighbours in one lane that would be stripes are one group; every other block is a group of its own.
function byTurns(made) {
  const groups = [];
  for (const one of made) {
    const before = groups.findLast(([first]) => first.narrow && !first.many && first.alone === one.alone && lastOf(first).lane === lastOf(one).lane);
    if (before && one.narrow && !one.many && touch(before.at(-1), one)) before.push(one);
    else groups.push([one]);
  }
  return groups.flatMap((group) => (group.length < CHANGES ? group.map((one) => [one]) : [group]));
}

function kindsOf(group) {
  const kinds = new Map(), whole = secondsOf(group);
  for (const one of group) {
    const [, share, count] = kinds.get(one.kind) ?? [one.kind, 0, 0];
    kinds.set(one.kind, [one.kind, share + secondsOf([one]) / whole, count + one.count]);
  }
  return [...kinds.values()];
}

const secondsOf = (group) => group.flatMap(({ rects }) => rects).reduce((sum, { start, end }) => sum + end - start, 0);

const rectsOf = (group) => (group.length === 1 ? group[0].rects : [{ ...group[0].rects[0], end: lastOf(group.at(-1)).end }]);

/**
 * What is said of a run whose calls are drawn as blocks, ever shorter; nothing where each call is seen.
 * @param {Block[]} made
 */
export function wordsOf(made, bars) {
  const joined = made.filter(({ kinds }) => countOf(kinds) > 1), count = `${bars.length.toLocaleString("en")} calls`;
  if (joined.reduce((sum, { kinds }) => sum + countOf(kinds), 0) < MANY) return [];
  const many = lanes(bars, 1).count, how = `${count}, ${many > 1 ? `${many} at once` : "one at a time"}`;
  const mixed = joined.find(({ kinds }) => kinds.length > 1), each = mixed?.kinds.map(([kind, , own]) => `${own} ${kind}`).join(" + ");
  return mixed && joined.length === 1 ? [`${how}: ${each}`, `${count}: ${each}`, how, count] : [how, count];
}

const countOf = (kinds) => kinds.reduce((sum, [, , count]) => sum + count, 0);
