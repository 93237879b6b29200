import { Observable } from "../../../kernel/observable.ts";

/** A draft that is open for writing. `small` is its title alone, at the foot of the page; `large` takes the page. */
export interface ComposeWindow {
  readonly draftId: number;
  readonly shape: "open" | "small" | "large";
}

/** The place in a page that a window fills while it is there, instead of lying over the page. */
export interface Anchor {
  readonly element: HTMLElement;
  /** The window has closed. */
  readonly left: () => void;
}

/** On a desktop three fit beside each other; a fourth makes the first small. */
const BESIDE = 3;

/** All that are open, in the order in which they were opened. */
export const windows = new Observable<readonly ComposeWindow[]>([]);
export const anchors = new Observable<ReadonlyMap<number, Anchor>>(new Map());

/** Opens a window for a draft, or brings the one that there is back to its size. */
export function openWindow(draftId: number): void {
  windows.update((all) => {
    const others = all.filter((one) => one.draftId !== draftId);
    const crowd = others.filter(({ shape }) => shape !== "small").length - (BESIDE - 1);
    let surplus = Math.max(0, crowd);
    const kept = others.map((one) => {
      if (one.shape === "small" || surplus === 0) return one;
      surplus -= 1;
      return { ...one, shape: "small" as const };
    });
    return [...kept, { draftId, shape: "open" as const }];
  });
}

export function shapeWindow(draftId: number, shape: ComposeWindow["shape"]): void {
  windows.update((all) => all.map((one) => (one.draftId === draftId ? { ...one, shape } : one)));
}

export function closeWindow(draftId: number): void {
  windows.update((all) => all.filter((one) => one.draftId !== draftId));
  anchors.value.get(draftId)?.left();
}

/** A page shows the draft at a place of its own, until what is returned is called: then its window closes with the page. */
export function anchorWindow(draftId: number, anchor: Anchor): () => void {
  anchors.update((all) => new Map(all).set(draftId, anchor));
  openWindow(draftId);
  return () => {
    if (anchors.value.get(draftId) !== anchor) return;
    anchors.update((all) => new Map([...all].filter(([id]) => id !== draftId)));
    windows.update((all) => all.filter((one) => one.draftId !== draftId));
  };
}

/** Where a tab remembers what was open, so that loading the page anew loses no window. */
interface Memory {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Reads the windows of before, and writes every later change down. Another person's are not shown. */
export function keepWindows(personId: number, memory: Memory): () => void {
  const key = `congso.mail.windows.${String(personId)}`;
  windows.set(readWindows(memory.getItem(key)));
  return windows.subscribe((all) => {
    const own = all.filter(({ draftId }) => !anchors.value.has(draftId));
    memory.setItem(key, JSON.stringify(own));
  });
}

export function readWindows(kept: string | null): readonly ComposeWindow[] {
  try {
    const parsed: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(parsed) ? parsed.filter(isWindow) : [];
  } catch {
    return [];
  }
}

function isWindow(one: unknown): one is ComposeWindow {
  if (typeof one !== "object" || one === null) return false;
  const { draftId, shape } = one as Partial<Record<keyof ComposeWindow, unknown>>;
  return Number.isSafeInteger(draftId) && (shape === "open" || shape === "small" || shape === "large");
}
