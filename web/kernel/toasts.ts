import { msg } from "./i18n.ts";
import { Observable } from "./observable.ts";

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: "done" | "error" | "news";
  readonly action?: { readonly title: string; readonly run: () => void };
  /** How long it stays, in ms; an error stays until it is closed. */
  readonly stay?: number;
}

/** What the shell shows in its corner, the newest last. */
export const toasts = new Observable<readonly Toast[]>([]);

const STAY = 5_000;
const UNDO_STAY = 10_000;
let lastId = 0;

/** Says something short in the corner: that it is done, or what went wrong. Returns what closes it. */
export function toast(
  text: string,
  options: Omit<Toast, "id" | "text" | "kind"> & { kind?: Toast["kind"] } = {},
): () => void {
  const { kind = "done", ...rest } = options;
  const stay = rest.stay ?? (kind === "error" ? undefined : STAY);
  lastId += 1;
  const id = lastId;
  toasts.update((all) => [...all.slice(-2), { id, text, kind, ...rest, ...(stay !== undefined && { stay }) }]);
  return () => {
    closeToast(id);
  };
}

export function closeToast(id: number): void {
  toasts.update((all) => all.filter((one) => one.id !== id));
}

/** Shows a failed call by its own words. */
export function toastError(error: unknown): void {
  toast(error instanceof Error ? error.message : String(error), { kind: "error" });
}

/** Says what was done and offers to take it back for 10 s. `undo` does the reverse; when that fails, the person is told. */
export function offerUndo(text: string, undo: () => void | Promise<void>): void {
  const close = toast(text, {
    stay: UNDO_STAY,
    action: {
      title: msg("Hoàn tác", { id: "kernel.undo" }),
      run: () => {
        close();
        void Promise.resolve().then(undo).catch(toastError);
      },
    },
  });
}
