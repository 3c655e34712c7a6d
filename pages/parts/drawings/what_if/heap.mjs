// A heap: whatever comes first is taken first. `isBefore` compares two of its members.

export function heap(isBefore) {
  const all = [];
  const swap = (a, b) => { [all[a], all[b]] = [all[b], all[a]]; };

  function push(one) {
    let at = all.push(one) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(all[at], all[above])) return;
      swap(at, above);
      at = above;
    }
  }

  function pop() {
    const first = all[0], last = all.pop();
    if (all.length === 0) return first;
    all[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1, right = left + 1;
      let next = at;
      if (left < all.length && isBefore(all[left], all[next])) next = left;
      if (right < all.length && isBefore(all[right], all[next])) next = right;
      if (next === at) return first;
      swap(at, next);
      at = next;
    }
  }

  return { push, pop, get size() { return all.length; } };
}
