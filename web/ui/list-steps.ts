/** What of a key press says where the cursor goes. */
type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">;

/** The place in a list to which a key leads from `index`; undefined for a key that leads nowhere. With Shift the letters are capitals. */
export function stepOf(event: Pressed, index: number, page: number, last: number): number | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  switch (event.key) {
    case "ArrowDown":
    case "j":
    case "J":
      return index + 1;
    case "ArrowUp":
    case "k":
    case "K":
      return index - 1;
    case "PageDown":
      return index + page;
    case "PageUp":
      return index - page;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
