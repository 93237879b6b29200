import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { filesOfList } from "../../../kernel/hand-over.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/cs-button.ts";
import "../../../ui/cs-progress.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { paceText, phaseText } from "../labels.ts";
import { cancel, chooseAgain, dismiss, jobs, pause, resume, type Job } from "../outgoing.ts";

/** One transfer that goes out: how far, how fast, and what can be done about it. */
@customElement("job-line")
export class JobLine extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: block;
      }
      .failed {
        color: var(--cs-red);
      }
      .line {
        margin-top: var(--cs-1);
      }
      .text {
        flex: 1;
        min-width: 0;
      }
      input {
        display: none;
      }
    `,
  ];

  @property({ type: Number }) transferId = 0;

  protected override watches() {
    return [this.redrawOn(jobs)];
  }

  override render() {
    const job = jobs.value.find(({ id }) => id === this.transferId);
    if (!job) return nothing;
    const { transfer, pace, phase } = job;
    return html`<cs-progress
        label=${transfer.title}
        value=${pace.done}
        total=${Math.max(transfer.size, 1)}
        count-text=${paceText(pace, transfer.size)}
      ></cs-progress>
      <div class="line">
        <span class="text small ${phase === "failed" ? "failed" : "quiet"}" role="status">${phaseText(job)}</span>
        ${this.#actions(job)}
      </div>
      <input type="file" multiple @change=${(event: Event) => void this.#chosen(event, job)} />`;
  }

  #actions({ id, phase, transfer }: Job) {
    const button = (title: string, run: () => void) =>
      html`<cs-button
        size="small"
        kind="quiet"
        aria-description=${msg(str`Gửi ${transfer.title}`, { id: "transfers.sending-of" })}
        @click=${run}
        >${title}</cs-button
      >`;
    if (phase === "done" || phase === "over") {
      return button(msg("Ẩn", { id: "transfers.hide" }), () => {
        dismiss(id);
      });
    }
    return html`${
      phase === "files"
        ? button(msg("Chọn lại tệp", { id: "transfers.choose-again" }), () => {
            this.#choose(transfer.title, transfer.files);
          })
        : phase === "paused"
          ? button(msg("Gửi tiếp", { id: "transfers.resume" }), () => {
              resume(id);
            })
          : phase === "failed"
            ? button(msg("Thử lại", { id: "transfers.again" }), () => {
                resume(id);
              })
            : button(msg("Tạm dừng", { id: "transfers.pause" }), () => {
                pause(id);
              })
    }
    ${button(msg("Thu hồi", { id: "transfers.cancel" }), () => {
      cancel(id).catch(toastError);
    })}`;
  }

  /** A folder is chosen as a folder: its title is the name of the folder then. */
  #choose(title: string, files: number): void {
    const input = this.renderRoot.querySelector("input");
    if (!input) return;
    input.webkitdirectory = files > 1 && !title.includes(".");
    input.click();
  }

  async #chosen(event: Event, { transfer }: Job): Promise<void> {
    const input = event.target as HTMLInputElement;
    const files = filesOfList(input.files ?? new DataTransfer().files);
    input.value = "";
    try {
      if (await chooseAgain(transfer, files)) return;
      toast(
        msg("Các tệp này khác với lúc bắt đầu gửi. Hãy chọn đúng tệp, hoặc thu hồi rồi gửi lần mới.", {
          id: "transfers.other-files",
        }),
        {
          kind: "error",
        },
      );
    } catch (error) {
      toastError(error);
    }
  }
}
