/** THREAD (RFC 5256): ORDEREDSUBJECT, and REFERENCES after Jamie Zawinski's algorithm. */
import type { SortKeys } from "./sort-keys.ts";

export interface Threaded {
  readonly uid: number;
  readonly keys: SortKeys;
  /** The sent date, or the internal one where there is none. */
  readonly at: number;
}

/** A message, or the place of one that is not here, with its answers. */
interface Node {
  message: Threaded | undefined;
  parent: Node | undefined;
  readonly children: Node[];
}

const byDate = (a: Threaded, b: Threaded): number => a.at - b.at || a.uid - b.uid;

/** `(1)(2 3)` of whatever number a UID has for the client. */
export function orderedSubject(messages: readonly Threaded[], numberOf: (uid: number) => number): string {
  const groups = new Map<string, Threaded[]>();
  for (const message of messages.toSorted(byDate)) {
    const group = groups.get(message.keys.subject);
    if (group) group.push(message);
    else groups.set(message.keys.subject, [message]);
  }
  return [...groups.values()]
    .map(([first, ...rest]) => {
      if (!first) return "";
      const answers = rest.map(({ uid }) => String(numberOf(uid)));
      const tail =
        answers.length === 0 ? "" : ` ${answers.length === 1 ? (answers[0] ?? "") : `(${answers.join(")(")})`}`;
      return `(${numberOf(first.uid)}${tail})`;
    })
    .join("");
}

export function byReferences(messages: readonly Threaded[], numberOf: (uid: number) => number): string {
  const roots = gatherSubjects(prune(linkAll(messages)));
  return sorted(roots)
    .map((root) => `(${writeThread(root, numberOf)})`)
    .join("");
}

function linkAll(messages: readonly Threaded[]): Node[] {
  const byId = new Map<string, Node>();
  const nodes: Node[] = [];
  const nodeOf = (id: string): Node => {
    const known = byId.get(id);
    if (known) return known;
    const made: Node = { message: undefined, parent: undefined, children: [] };
    byId.set(id, made);
    nodes.push(made);
    return made;
  };
  for (const message of messages) {
    const id = message.keys.messageId;
    let node = id === undefined ? undefined : nodeOf(id);
    // Without an id, or with one that is taken, a message stands for itself.
    if (!node || node.message) {
      node = { message: undefined, parent: undefined, children: [] };
      nodes.push(node);
    }
    node.message = message;
    let before: Node | undefined;
    for (const reference of message.keys.references) {
      const referred = nodeOf(reference);
      if (before && !referred.parent) link(before, referred);
      before = referred;
    }
    if (!before || before === node) continue;
    // What the message itself says counts more than what others said of it.
    if (node.parent) unlink(node);
    link(before, node);
  }
  return nodes.filter(({ parent }) => !parent);
}

function link(parent: Node, child: Node): void {
  for (let above: Node | undefined = parent; above; above = above.parent) if (above === child) return;
  child.parent = parent;
  parent.children.push(child);
}

function unlink(node: Node): void {
  const siblings = node.parent?.children;
  siblings?.splice(siblings.indexOf(node), 1);
  node.parent = undefined;
}

/** Places without a message go: their answers move up, but a root keeps several answers together. Without recursion: a chain may be long. */
function prune(roots: readonly Node[]): Node[] {
  const order: Node[] = [];
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    order.push(node);
    open.push(...node.children);
  }
  for (const node of order.reverse()) {
    const kept = node.children.flatMap((child) => (child.message ? [child] : child.children));
    node.children.length = 0;
    for (const child of kept) {
      child.parent = node;
      node.children.push(child);
    }
  }
  return roots.flatMap((root) => {
    if (root.message || root.children.length > 1) return [root];
    for (const child of root.children) child.parent = undefined;
    return root.children;
  });
}

/** Threads with the same base subject become one (RFC 5256, step 5). */
function gatherSubjects(roots: readonly Node[]): Node[] {
  const bySubject = new Map<string, Node>();
  for (const root of roots) {
    const message = firstOf(root);
    if (!message || message.keys.subject === "") continue;
    const known = bySubject.get(message.keys.subject);
    if (!known || isBetter(root, message, known)) bySubject.set(message.keys.subject, root);
  }
  const kept: Node[] = [];
  const replaced = new Map<Node, Node>();
  for (const root of roots) {
    const message = firstOf(root);
    const first = message && bySubject.get(message.keys.subject);
    const target = first && (replaced.get(first) ?? first);
    if (!message || !target || first === root) {
      if (!replaced.has(root)) kept.push(root);
      continue;
    }
    if (!target.message) target.children.push(...(root.message ? [root] : root.children));
    else if (message.keys.isReply && !target.message.keys.isReply) target.children.push(root);
    else {
      const both: Node = { message: undefined, parent: undefined, children: [target, root] };
      replaced.set(first, both);
      const at = kept.indexOf(target);
      if (at >= 0) kept[at] = both;
      else kept.push(both);
    }
  }
  return kept;
}

/** A place without a message, or a message that answers none, leads its subject. */
function isBetter(root: Node, message: Threaded, known: Node): boolean {
  if (!known.message) return false;
  return !root.message || (known.message.keys.isReply && !message.keys.isReply);
}

function firstOf(node: Node): Threaded | undefined {
  return node.message ?? node.children.find(({ message }) => message)?.message;
}

function sorted(nodes: readonly Node[]): Node[] {
  const dated = nodes.map((node) => ({ node, first: earliest(node) }));
  return dated.sort((a, b) => byDate(a.first, b.first)).map(({ node }) => node);
}

/** A place without a message is as old as the oldest of its answers. */
function earliest(node: Node): Threaded {
  if (node.message) return node.message;
  const dates = node.children.map(earliest);
  return dates.reduce((a, b) => (byDate(a, b) <= 0 ? a : b), dates[0] ?? NOTHING);
}

const NOTHING: Threaded = {
  uid: 0,
  at: 0,
  keys: {
    subject: "",
    isReply: false,
    sentAt: undefined,
    from: "",
    to: "",
    cc: "",
    messageId: undefined,
    references: [],
  },
};
/** Answers deeper than this stand beside each other: no client shows more, and no stack should hold more. */
const DEEPEST = 500;

function writeThread(node: Node, numberOf: (uid: number) => number, depth = 0): string {
  const parts: string[] = [];
  let at: Node | undefined = node;
  for (;;) {
    if (at.message) parts.push(String(numberOf(at.message.uid)));
    const children: Node[] = sorted(at.children);
    if (children.length === 0) return parts.join(" ");
    const [only] = children;
    if (children.length === 1 && only && parts.length > 0) {
      at = only;
      continue;
    }
    const branches = children.map((child) =>
      depth >= DEEPEST ? flat(child, numberOf) : `(${writeThread(child, numberOf, depth + 1)})`,
    );
    return `${parts.join(" ")}${parts.length > 0 ? " " : ""}${branches.join("")}`;
  }
}

function flat(node: Node, numberOf: (uid: number) => number): string {
  const found: string[] = [];
  const open = [node];
  for (let each = open.pop(); each; each = open.pop()) {
    if (each.message) found.push(`(${numberOf(each.message.uid)})`);
    open.push(...each.children);
  }
  return found.join("");
}
