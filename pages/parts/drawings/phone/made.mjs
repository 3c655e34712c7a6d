// Elements of the phone's page. Texts from the room are only ever set as text.

const SVG = "http://www.w3.org/2000/svg";

function filled(node, given, children) {
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

export const made = (tag, given = {}, ...children) => filled(document.createElement(tag), given, children);

export const drawn = (tag, given = {}, ...children) => filled(document.createElementNS(SVG, tag), given, children);
