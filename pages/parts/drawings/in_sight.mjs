// A picture that has been asked for comes into sight. The button may stand far below it, and on a phone it below the button.

const SETTLED = 300; // ms till the page has put away what it has no use for

// `seen`: px of it that must be in sight.
export function bringIntoSight(root, seen) {
  setTimeout(() => {
    const { top } = root.getBoundingClientRect();
    if (top >= 0 && top + seen <= innerHeight) return;
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    root.scrollIntoView({ block: "start", behavior });
  }, SETTLED);
}
