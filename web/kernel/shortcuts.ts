import type { ReactiveController, ReactiveControllerHost } from "lit";
import { KeyReader, nameOf } from "./keys.ts";
import { modals } from "./modals.ts";

/** One key of a screen, as the `?` overlay lists it. */
export interface Shortcut {
  /** `c`, `ctrl+k`, `shift+enter`, or two in a row: `g m`. */
  readonly keys: string;
  readonly title: () => string;
  readonly run: () => void;
  /** Also while the person types; only for keys with Ctrl. */
  readonly whileTyping?: boolean;
}

export interface ShortcutGroup {
  readonly title: () => string;
  readonly shortcuts: readonly Shortcut[];
}

/** The newest group answers first: a view before the shell. */
const groups: ShortcutGroup[] = [];
const reader = new KeyReader();

/** All keys that work now, the view's before the shell's. */
export function activeShortcuts(): readonly ShortcutGroup[] {
  return [...groups].reverse();
}

export function addShortcuts(group: ShortcutGroup): () => void {
  groups.push(group);
  return () => {
    const index = groups.indexOf(group);
    if (index >= 0) groups.splice(index, 1);
  };
}

/** The keys of a view while it is on the screen. */
export class ShortcutsController implements ReactiveController {
  readonly #group: ShortcutGroup;
  #remove: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, group: ShortcutGroup) {
    this.#group = group;
    host.addController(this);
  }
  hostConnected(): void {
    this.#remove = addShortcuts(this.#group);
  }
  hostDisconnected(): void {
    this.#remove?.();
  }
}

/** Begins to listen; called once by the shell. */
export function startShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || modals.value > 0) return;
    const typing = isTyping(event.composedPath()[0]);
    const all = activeShortcuts().flatMap((group) => group.shortcuts);
    const usable = typing ? all.filter((shortcut) => shortcut.whileTyping) : all;
    const keys = reader.read(
      nameOf(event),
      event.timeStamp,
      usable.map((shortcut) => shortcut.keys),
    );
    const shortcut = usable.find((one) => one.keys === keys);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
}

const NOT_TEXT = new Set(["button", "checkbox", "radio", "range", "file", "color", "submit", "reset"]);

function isTyping(target: EventTarget | undefined): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}
