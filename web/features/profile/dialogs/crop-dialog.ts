import { css, html } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { squareOf } from "../state.ts";

const SIDE = 512;
const STEP = 0.1;

/** The square of a picture: dragged by the pointer, moved by the arrow keys, closer by the slider. */
@customElement("crop-dialog")
export class CropDialog extends DialogElement<File, Blob> {
  static override styles = [
    base,
    blocks,
    css`
      canvas {
        display: block;
        width: min(100%, 320px);
        margin: 0 auto;
        border-radius: 50%;
        background: var(--cs-sunken);
        cursor: grab;
        touch-action: none;
      }
      label {
        display: grid;
        gap: var(--cs-1);
      }
      input {
        accent-color: var(--cs-indigo);
      }
    `,
  ];

  @state() private picture: ImageBitmap | undefined;
  @state() private failed = false;
  @query("canvas") private canvas!: HTMLCanvasElement | null;
  #view = { zoom: 1, x: 0, y: 0 };

  override connectedCallback(): void {
    super.connectedCallback();
    createImageBitmap(this.input).then(
      (picture) => {
        this.picture = picture;
      },
      () => {
        this.failed = true;
      },
    );
  }

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Chọn phần ảnh sẽ dùng", { id: "profile.crop" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      ${
        this.failed
          ? html`<cs-note kind="error"
              >${msg("Không đọc được ảnh này. Hãy chọn ảnh PNG, JPEG hoặc WebP khác.", { id: "profile.not-picture" })}</cs-note
            >`
          : html`<div class="stack">
              <canvas
                width=${SIDE}
                height=${SIDE}
                tabindex="0"
                role="img"
                aria-label=${msg("Ảnh; kéo hoặc dùng phím mũi tên để dời", { id: "profile.crop-canvas" })}
                @pointermove=${this.#dragged}
                @pointerdown=${(event: PointerEvent) => {
                  this.canvas?.setPointerCapture(event.pointerId);
                }}
                @keydown=${this.#pressed}
              ></canvas>
              <label
                >${msg("Phóng to", { id: "profile.zoom" })}<input
                  type="range"
                  min="1"
                  max="4"
                  step="0.05"
                  value="1"
                  @input=${(event: Event) => {
                    this.#move({ zoom: Number((event.target as HTMLInputElement).value) });
                  }}
              /></label>
            </div>`
      }
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "profile.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?disabled=${!this.picture} @click=${this.#use}
        >${msg("Dùng ảnh này", { id: "profile.use-photo" })}</cs-button
      >
    </cs-dialog>`;
  }

  override updated(): void {
    this.#draw();
  }

  #draw(): void {
    const context = this.canvas?.getContext("2d");
    if (!context || !this.picture) return;
    const { left, top, side } = squareOf(this.picture.width, this.picture.height, this.#view);
    context.fillStyle = "#fff";
    context.fillRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = "high";
    context.drawImage(this.picture, left, top, side, side, 0, 0, SIDE, SIDE);
  }

  #move(change: Partial<{ zoom: number; x: number; y: number }>): void {
    const next = { ...this.#view, ...change };
    const inside = (shift: number) => Math.max(-1, Math.min(1, shift));
    this.#view = { zoom: next.zoom, x: inside(next.x), y: inside(next.y) };
    this.#draw();
  }

  #dragged(event: PointerEvent): void {
    if (event.buttons !== 1 || !this.picture || !this.canvas) return;
    const { width, height } = this.picture;
    const { side } = squareOf(width, height, this.#view);
    const scale = side / this.canvas.clientWidth;
    const shift = (moved: number, length: number) => (length > side ? (2 * moved * scale) / (length - side) : 0);
    this.#move({ x: this.#view.x - shift(event.movementX, width), y: this.#view.y - shift(event.movementY, height) });
  }

  #pressed(event: KeyboardEvent): void {
    const { x, y } = this.#view;
    const moves: Partial<Record<string, { x?: number; y?: number }>> = {
      ArrowLeft: { x: x - STEP },
      ArrowRight: { x: x + STEP },
      ArrowUp: { y: y - STEP },
      ArrowDown: { y: y + STEP },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    this.#move(move);
  }

  readonly #use = (): void => {
    this.canvas?.toBlob(
      (blob) => {
        if (blob) this.finish(blob);
        else
          toastError(
            new Error(
              msg("Không đọc được ảnh này. Hãy chọn ảnh PNG, JPEG hoặc WebP khác.", { id: "profile.not-picture" }),
            ),
          );
      },
      "image/jpeg",
      0.9,
    );
  };
}
