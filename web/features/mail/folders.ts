import type { Mailbox } from "./api.ts";

/** A folder in the tree of the pane. */
export interface FolderNode {
  readonly box: Mailbox;
  /** Its own name, without those of the folders above it. */
  readonly title: string;
  readonly depth: number;
}

/** The levels of a folder's path, as IMAP names it. */
const SEPARATOR = "/";

/** A person's own folders in the order of a tree: each under its parent, beside it by name. */
export function treeOf(boxes: readonly Mailbox[], compare: (a: string, b: string) => number): FolderNode[] {
  const own = boxes.filter(({ role }) => role === null);
  const names = new Set(own.map(({ name }) => name));
  const byPath = (a: Mailbox, b: Mailbox): number => {
    const [left, right] = [a.name.split(SEPARATOR), b.name.split(SEPARATOR)];
    for (const [level, name] of left.entries()) {
      const other = right[level];
      if (other === undefined) return 1;
      const order = compare(name, other);
      if (order !== 0) return order;
    }
    return left.length - right.length;
  };
  return own.toSorted(byPath).map((box) => {
    const levels = box.name.split(SEPARATOR);
    // The nearest folder above it that is one: a mail program may leave levels out, which are then shown in the name.
    let parent = levels.length - 1;
    while (parent > 0 && !names.has(levels.slice(0, parent).join(SEPARATOR))) parent -= 1;
    const above = levels.slice(0, parent);
    const depth = above.filter((_, level) => names.has(above.slice(0, level + 1).join(SEPARATOR))).length;
    return { box, title: levels.slice(parent).join(" / "), depth };
  });
}
