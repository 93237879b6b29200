import { html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { dateOf, fullDate, listDate, sentenceDate, timeOf } from "../kernel/dates.ts";
import { OfficeElement } from "./office-element.ts";

/** An instant, short as the place needs it, in full under the pointer. */
@customElement("cs-date")
export class CsDate extends OfficeElement {
  /** UTC epoch milliseconds. */
  @property({ type: Number }) at = 0;
  /** `list`: "8:15", "Hôm qua", "T2 16/11"; `sentence`: with the time; `full`; `day`: dd/MM/yyyy; `time`. */
  @property() form: "list" | "sentence" | "full" | "day" | "time" = "list";

  override render() {
    if (!this.at) return html``;
    const forms = { list: listDate, sentence: sentenceDate, full: fullDate, day: dateOf, time: timeOf };
    return html`<time datetime=${new Date(this.at).toISOString()} title=${fullDate(this.at)}
      >${forms[this.form](this.at)}</time
    >`;
  }
}
