// The items of a gather, each with its calls, one after the other; none where they are not all alike.

const sameTo = (a, b, count) => a.slice(0, count).join() === b.slice(0, count).join();
const compared = (a, b) => { // by their places, one part after the other
  for (let i = 0; i < a.length && i < b.length; i += 1) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
};

export function itemsOf(plan, like) {
  const depth = like.place.length, isBet = plan.picks.some(({ losers, winners }) => losers.includes(like.id) || winners.includes(like.id));
  if (depth < 3 || isBet) return [];
  const followers = new Map();
  for (const call of plan.calls.values()) {
    for (const one of call.after) followers.set(one, [...(followers.get(one) ?? []), call]);
  }
  const isNext = (call, earlier) => call.after.length === 1 && call.after[0] === earlier.id
    && call.place.length === earlier.place.length && sameTo(call.place, earlier.place, call.place.length - 1);
  const previous = ({ after }) => (after.length === 1 ? plan.calls.get(after[0]) : undefined);
  let first = like;
  while (previous(first) !== undefined && isNext(first, previous(first))) first = previous(first);

  const beside = [...plan.calls.values()]
    .filter(({ after, place }) => after.join() === first.after.join() && sameTo(place, first.place, first.place.length - 2))
    .toSorted((a, b) => compared(a.place, b.place));
  const items = [];
  for (const start of beside) {
    const item = [start];
    for (let next = start; next !== undefined;) {
      const earlier = next;
      next = (followers.get(earlier.id) ?? []).find((call) => isNext(call, earlier));
      if (next !== undefined) item.push(next);
    }
    const behind = item.flatMap(({ id }) => followers.get(id) ?? []).filter((call) => !item.includes(call));
    if (behind.some(({ place }) => place.length >= depth - 1 && sameTo(place, start.place, depth - 1))) return []; // it has a gather of its own
    items.push(item);
  }
  const steps = items.map((item) => item.map(({ step, place }) => `${step} ${place.length}`).join("\n"));
  const alike = steps.every((one) => one === steps[0]) && items[0][0].place.length === depth;
  return alike && items.length > 1 && items.every(([{ place }], number) => place.at(-2) === number) ? items : [];
}
