import { property } from "lit/decorators.js";
import type { DialogHost } from "../kernel/dialogs.ts";
import "./cs-dialog.ts";
import { OfficeElement } from "./office-element.ts";

/**
 * What a feature's dialog extends: it draws one `<cs-dialog @cs-leave=${() => this.finish()}>` from `input` and ends with `finish(result)`.
 * Opened by `openDialog` of web/kernel/dialogs.ts.
 */
export abstract class DialogElement<Input, Result = void> extends OfficeElement implements DialogHost<Input, Result> {
  @property({ attribute: false }) input!: Input;
  /** Ends the dialog; the opener sets it. */
  finish: (result?: Result) => void = () => {
    this.remove();
  };
}
