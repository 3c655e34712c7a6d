// In the place of a browser's page: nodes that keep what they are given. Nothing is laid out, so nothing has a size.

import { measureByCount } from "./made.mjs";

class Node {
  parentNode = null;
  childNodes = [];
  attrs = {};
  dataset = {};
  hidden = false;
  listeners = new Map();
  style = { setProperty(name, value) { this[name] = value; } };

  constructor(tag) {
    this.tag = tag;
  }

  get classes() { return new Set((this.attrs.class ?? "").split(" ").filter(Boolean)); }
  get classList() {
    const set = (name, on) => {
      const classes = this.classes;
      classes[on ? "add" : "delete"](name);
      this.attrs.class = [...classes].join(" ");
      return on;
    };
    return {
      add: (name) => set(name, true), remove: (name) => set(name, false),
      toggle: (name, on = !this.classes.has(name)) => set(name, Boolean(on)),
    };
  }

  get children() { return this.childNodes.filter((child) => child instanceof Node); }
  get lastChild() { return this.childNodes.at(-1); }
  get textContent() { return this.childNodes.map((child) => child.textContent ?? child).join(""); }
  set textContent(text) { this.replaceChildren(`${text}`); }
  get all() { return this.children.flatMap((child) => [child, ...child.all]); }

  append(...nodes) {
    for (const node of nodes) {
      node.remove?.();
      if (node instanceof Node) node.parentNode = this;
      this.childNodes.push(node);
    }
  }
  appendChild(node) { this.append(node); return node; }
  prepend(...nodes) { const rest = this.childNodes.splice(0); this.append(...nodes, ...rest); }
  beside(nodes, step) {
    const { childNodes } = this.parentNode;
    childNodes.splice(childNodes.indexOf(this) + step, 0, ...nodes);
    for (const node of nodes) node.parentNode = this.parentNode;
  }
  before(...nodes) { this.beside(nodes, 0); }
  after(...nodes) { this.beside(nodes, 1); }
  replaceChildren(...nodes) {
    for (const child of this.children) child.parentNode = null;
    this.childNodes = [];
    this.append(...nodes);
  }
  remove() {
    if (this.parentNode) this.parentNode.childNodes = this.parentNode.childNodes.filter((child) => child !== this);
    this.parentNode = null;
  }

  setAttribute(name, value) { this.attrs[name] = `${value}`; if (name === "hidden") this.hidden = true; }
  getAttribute(name) { return this.attrs[name] ?? null; }
  removeAttribute(name) { delete this.attrs[name]; }
  addEventListener(name, then) { this.listeners.set(name, then); }
  scrollIntoView() {}
  press() { (this.listeners.get("click") ?? this.onclick)(); }
  focus() { document.activeElement = this; }

  // All nodes of a class, or of a tag.
  found(what) { return this.all.filter(({ tag, classes }) => tag === what || classes.has(what)); }
  said(what) { return this.found(what).map(({ textContent }) => textContent); }
}

// Opens it, with letters that are all of one width.
export function openPage() {
  measureByCount();
  const canvas = document.createElement("canvas");
  const make = (tag) => (tag === "canvas" ? canvas : new Node(tag));
  Object.assign(document, { createElement: make, createElementNS: (_, tag) => make(tag), activeElement: null });
  return new Node("main");
}
