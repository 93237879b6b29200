import type { Anchor } from "./windows.ts";

/** Keeps a window over the place that a page gives it. The returned function ends it. */
export function followAnchor(host: HTMLElement, anchor: Anchor | undefined): () => void {
  const sides = ["left", "top", "width", "height"] as const;
  host.toggleAttribute("anchored", anchor !== undefined);
  if (!anchor) {
    for (const side of sides) host.style[side] = "";
    return () => undefined;
  }
  const place = () => {
    const box = anchor.element.getBoundingClientRect();
    for (const side of sides) host.style[side] = `${String(box[side])}px`;
  };
  const observer = new ResizeObserver(place);
  observer.observe(anchor.element);
  observer.observe(document.body);
  place();
  return () => {
    observer.disconnect();
  };
}
