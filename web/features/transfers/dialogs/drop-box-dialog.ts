import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { findReceivers, saveBox, type DropBox } from "../api.ts";

/** The box of a unit: its name, who may put in, who may take out, how long it keeps. */
@customElement("drop-box-dialog")
export class DropBoxDialog extends DialogElement<{ box?: DropBox }, DropBox> {
  static override styles = [base, blocks];

  @state() private unit: readonly Pick[] = [];
  @state() private givers: readonly Pick[] = [];
  @state() private takers: readonly Pick[] = [];
  @state() private name = "";
  @state() private days = "30";
  @state() private busy = false;
  @state() private failure = "";

  override connectedCallback(): void {
    super.connectedCallback();
    const { box } = this.input;
    if (!box) return;
    this.unit = [{ key: `department:${String(box.departmentId)}`, name: box.departmentName }];
    this.givers = box.givers;
    this.takers = box.takers;
    this.name = box.name;
    this.days = String(box.keepDays);
  }

  override render() {
    const isReady =
      this.unit.length === 1 &&
      this.givers.length > 0 &&
      this.takers.length > 0 &&
      this.name.trim() !== "" &&
      Number(this.days) >= 1;
    return html`<cs-dialog
      heading=${
        this.input.box
          ? msg("Sửa hộp nhận tệp", { id: "transfers.edit-box" })
          : msg("Thêm hộp nhận tệp", { id: "transfers.add-box" })
      }
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="stack">
        ${this.failure ? html`<cs-note kind="error">${this.failure}</cs-note>` : nothing}
        ${this.#picker(
          msg("Đơn vị", { id: "transfers.box-unit" }),
          this.unit,
          (picked) => {
            this.#setUnit(picked);
          },
          true,
        )}
        <cs-field
          required
          label=${msg("Tên hộp", { id: "transfers.box-name" })}
          max-length="100"
          .value=${this.name}
          @cs-input=${(event: Event) => {
            this.name = (event.target as CsField).value;
          }}
        ></cs-field>
        ${this.#picker(msg("Ai được bỏ tệp vào", { id: "transfers.box-givers" }), this.givers, (picked) => {
          this.givers = picked;
        })}
        ${this.#picker(msg("Ai được lấy tệp ra", { id: "transfers.box-takers" }), this.takers, (picked) => {
          this.takers = picked;
        })}
        <cs-field
          required
          type="number"
          label=${msg("Giữ bao nhiêu ngày", { id: "transfers.box-days" })}
          .value=${this.days}
          @cs-input=${(event: Event) => {
            this.days = (event.target as CsField).value;
          }}
        ></cs-field>
      </div>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "transfers.leave" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        ?busy=${this.busy}
        ?disabled=${!isReady}
        @click=${() => void this.#save()}
        >${msg("Lưu", { id: "transfers.save" })}</cs-button
      >
    </cs-dialog>`;
  }

  #picker(label: string, picked: readonly Pick[], set: (picked: readonly Pick[]) => void, isUnit = false) {
    const find = async (text: string, signal: AbortSignal) => {
      const found = await findReceivers(text, signal);
      return isUnit ? found.filter(({ key }) => key.startsWith("department:")) : found;
    };
    return html`<cs-people-picker
      required
      ?single=${isUnit}
      label=${label}
      .find=${find}
      .picked=${picked}
      @cs-input=${(event: Event) => {
        set((event.target as CsPeoplePicker).picked);
      }}
    ></cs-people-picker>`;
  }

  /** Most boxes are named after their unit and emptied by it. */
  #setUnit(picked: readonly Pick[]): void {
    this.unit = picked;
    const [unit] = picked;
    if (!unit) return;
    if (this.name === "") this.name = unit.name;
    if (this.takers.length === 0) this.takers = [unit];
  }

  async #save(): Promise<void> {
    this.busy = true;
    this.failure = "";
    try {
      const body = {
        name: this.name,
        departmentId: Number(this.unit[0]?.key.slice("department:".length)),
        givers: this.givers.map(({ key }) => key),
        takers: this.takers.map(({ key }) => key),
        keepDays: Number(this.days),
      };
      this.finish(await saveBox(body, this.input.box?.id));
    } catch (error) {
      this.failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}
