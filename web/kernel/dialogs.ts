import { modals } from "./modals.ts";

/** What a dialog's element has; `DialogElement` in web/ui implements it. */
export interface DialogHost<Input, Result> extends HTMLElement {
  input: Input;
  /** Set by the opener: ends the dialog with its result, or undefined when the person left it. */
  finish: (result?: Result) => void;
}

/**
 * Loads a dialog when it is first needed, shows it over the page, and resolves with its result, or undefined when the person closed it
 * without one. The focus goes back to where it was. Features wrap it in a small function with typed parameters.
 */
export async function openDialog<Input, Result = void>(
  tag: string,
  load: () => Promise<unknown>,
  input: Input,
): Promise<Result | undefined> {
  const focused = deepFocus();
  // What is typed while it loads is meant for it, and must not act on the page below.
  modals.update((count) => count + 1);
  try {
    await load();
  } finally {
    modals.update((count) => count - 1);
  }
  const dialog = document.createElement(tag) as DialogHost<Input, Result>;
  dialog.input = input;
  return new Promise((resolve) => {
    dialog.finish = (result) => {
      dialog.remove();
      focused?.focus();
      resolve(result);
    };
    document.body.append(dialog);
  });
}

function deepFocus(): HTMLElement | undefined {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : undefined;
}
