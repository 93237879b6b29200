import type { LazyElement } from "./features.ts";

const made = new WeakMap<LazyElement, HTMLElement>();

/** The element of a declaration, made once and upgraded when its module has come; for `${mounted(card)}` in a template. */
export function mounted(lazy: LazyElement): HTMLElement {
  let element = made.get(lazy);
  if (!element) {
    element = document.createElement(lazy.element);
    made.set(lazy, element);
    void lazy.load();
  }
  return element;
}
