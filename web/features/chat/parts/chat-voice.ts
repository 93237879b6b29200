import { css, html } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { clockOf } from "../voice.ts";

/** A voice note: play, where it is, how long it is. Nothing is fetched before somebody listens. */
@customElement("chat-voice")
export class ChatVoice extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        width: min(320px, 100%);
        margin: var(--cs-1) 0;
        padding: 4px var(--cs-3) 4px 4px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
      }
      input {
        flex: 1;
        min-width: 0;
        accent-color: var(--cs-indigo);
      }
      time {
        flex: none;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() src = "";
  /** Milliseconds. */
  @property({ type: Number }) length = 0;
  @state() private at = 0;
  @state() private playing = false;
  @query("audio") private audio!: HTMLAudioElement | null;

  override render() {
    return html`<audio
        preload="none"
        src=${this.src}
        @timeupdate=${this.#moved}
        @play=${this.#changed}
        @pause=${this.#changed}
        @ended=${() => {
          this.at = 0;
        }}
      ></audio>
      <cs-button
        kind="quiet"
        icon=${this.playing ? "pause" : "play"}
        label=${this.playing ? msg("Dừng", { id: "chat.voice-pause" }) : msg("Nghe lời nhắn", { id: "chat.voice-play" })}
        @click=${this.#toggle}
      ></cs-button>
      <input
        type="range"
        min="0"
        max=${this.length}
        step="100"
        aria-label=${msg("Vị trí nghe", { id: "chat.voice-at" })}
        .value=${String(this.at)}
        @input=${this.#seek}
      />
      <time>${clockOf(this.playing || this.at > 0 ? this.at : this.length)}</time>`;
  }

  readonly #toggle = (): void => {
    if (this.playing) this.audio?.pause();
    else void this.audio?.play();
  };

  readonly #moved = (): void => {
    this.at = (this.audio?.currentTime ?? 0) * 1000;
  };

  readonly #changed = (): void => {
    this.playing = this.audio?.paused === false;
  };

  readonly #seek = (event: Event): void => {
    this.at = Number((event.target as HTMLInputElement).value);
    if (this.audio) this.audio.currentTime = this.at / 1000;
  };
}
