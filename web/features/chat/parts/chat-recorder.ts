import { css, html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { toast, toastError } from "../../../kernel/toasts.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { clockOf, mayRecord, Recorder } from "../voice.ts";

/**
 * Records a voice note where the browser gives a microphone; elsewhere it says why not.
 * @fires chat-spoken - `detail`: the note
 */
@customElement("chat-recorder")
export class ChatRecorder extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
      }
      time {
        padding-inline: var(--cs-2);
        color: var(--cs-red);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  readonly #recorder = new Recorder();

  protected override watches() {
    return [
      this.redrawOn(this.#recorder),
      () => {
        this.#recorder.cancel();
      },
    ];
  }

  override render() {
    const { state, ms } = this.#recorder.value;
    if (state !== "recording") {
      return html`<cs-button
        kind="quiet"
        icon="microphone"
        label=${msg("Ghi lời nhắn", { id: "chat.record" })}
        ?busy=${state === "asking"}
        @click=${this.#begin}
      ></cs-button>`;
    }
    return html`<time role="timer">${clockOf(ms)}</time>
      <cs-button
        kind="quiet"
        icon="trash"
        label=${msg("Bỏ lời nhắn", { id: "chat.record-drop" })}
        @click=${() => {
          this.#recorder.cancel();
        }}
      ></cs-button>
      <cs-button
        kind="quiet"
        icon="check"
        label=${msg("Gửi lời nhắn", { id: "chat.record-send" })}
        @click=${this.#end}
      ></cs-button>`;
  }

  readonly #begin = async (): Promise<void> => {
    if (!mayRecord()) {
      toast(
        msg("Trình duyệt chỉ cho ghi âm khi mở cơ quan bằng địa chỉ https. Hãy hỏi quản trị viên.", {
          id: "chat.record-needs-tls",
        }),
      );
      return;
    }
    try {
      await this.#recorder.begin();
    } catch {
      toast(
        msg("Không dùng được micrô. Hãy cho phép micrô trong trình duyệt rồi thử lại.", { id: "chat.record-refused" }),
      );
    }
  };

  readonly #end = async (): Promise<void> => {
    try {
      const spoken = await this.#recorder.end();
      if (spoken) this.emit("chat-spoken", spoken);
    } catch (error) {
      toastError(error);
    }
  };
}
