import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchOverview, type Label, type Mailbox } from "../api.ts";
import { boxTitle, subjectText, whoText } from "../labels.ts";
import {
  addRule,
  findColleagues,
  saveRule,
  tryRule,
  type MessageRow,
  type Rule,
  type RuleInput,
} from "../office/api.ts";
import {
  checkRule,
  conditionOf,
  emptyRule,
  fieldTitle,
  type Action,
  type Condition,
  type Field,
} from "../office/rules.ts";
import type { RuleQuestion } from "./questions.ts";
import { conditionValue } from "./rule-condition.ts";

const FIELDS: readonly Field[] = ["from", "to", "subject", "body", "attachment", "size", "list", "door"];

/** One rule, as a clerk would say it: when a message is like this, do that. */
@customElement("mail-rule-dialog")
export class MailRuleDialog extends DialogElement<RuleQuestion, Rule> {
  static override styles = [
    base,
    blocks,
    css`
      cs-dialog {
        --cs-dialog-width: 680px;
      }
      .condition {
        display: grid;
        grid-template-columns: 160px 130px minmax(0, 1fr) auto;
        gap: var(--cs-2);
        align-items: start;
      }
      .condition .wide {
        grid-column: 2 / 4;
      }
      .does {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 0 var(--cs-4);
        align-items: start;
      }
      .found {
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        padding: var(--cs-2) var(--cs-3);
      }
      .found li + li {
        border-top: 1px solid var(--cs-line);
      }
      .found li {
        padding: 4px 0;
      }
      @media (max-width: 640px) {
        .condition {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .condition > :nth-child(2),
        .condition > :nth-child(3),
        .condition .wide {
          grid-column: 1;
        }
        .condition .remove {
          grid-column: 2;
          grid-row: 1;
        }
        .does {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @state() private colleague: readonly Pick[] = [];
  @state() private tried: { examined: number; count: number; items: readonly MessageRow[] } | undefined;
  #form!: FormController<RuleInput, Rule>;
  readonly #folders = new LoadController<readonly Mailbox[]>(this, {
    args: () => true,
    load: async (_, signal) =>
      (await fetchOverview(signal)).items.filter(
        ({ role }) => role !== "drafts" && role !== "sent" && role !== "inbox",
      ),
  });

  readonly #labels = new LoadController<readonly Label[]>(this, {
    args: () => true,
    load: async (_, signal) => (await fetchOverview(signal)).labels,
  });

  override connectedCallback(): void {
    const { input } = this;
    const initial = "rule" in input ? inputOf(input.rule) : input.begin;
    this.#form = new FormController<RuleInput, Rule>(this, {
      initial,
      check: checkRule,
      submit: (values) => ("rule" in input ? saveRule(input.rule.id, values) : addRule(values)),
    });
    const forward = initial.actions.find((action) => action.do === "forward");
    if (forward && "rule" in input) {
      const key = `person:${String(forward.personId)}`;
      this.colleague = [{ key, name: input.rule.names[key] ?? "", kind: "person" }];
    }
    super.connectedCallback();
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const heading =
      "rule" in this.input ? msg("Sửa bộ lọc", { id: "mail.rule-edit" }) : msg("Tạo bộ lọc", { id: "mail.rule-new" });
    return html`<cs-dialog heading=${heading} @cs-leave=${this.#leave}>
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          autofocus
          required
          max-length="100"
          label=${msg("Tên bộ lọc", { id: "mail.rule-name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
        <cs-choice
          inline
          label=${msg("Khi thư đến", { id: "mail.rule-when" })}
          .options=${[
            { value: "all", title: msg("đúng mọi điều kiện", { id: "mail.rule-all" }) },
            { value: "any", title: msg("đúng một điều kiện", { id: "mail.rule-any" }) },
          ]}
          .values=${[values.match]}
          @cs-input=${(event: Event) => {
            this.#form.set("match", (event.target as CsChoice).value === "any" ? "any" : "all");
          }}
        ></cs-choice>
        ${values.conditions.map((condition, index) => this.#condition(condition, index))}
        ${this.#form.errorOf("conditions") ? html`<cs-note kind="error">${this.#form.errorOf("conditions")}</cs-note>` : nothing}
        <div class="line">
          <cs-button
            size="small"
            kind="quiet"
            icon="plus"
            ?disabled=${values.conditions.length >= 10}
            @click=${() => {
              this.#setConditions([...values.conditions, ...emptyRule().conditions]);
            }}
            >${msg("Thêm điều kiện", { id: "mail.rule-add" })}</cs-button
          >
          <cs-button size="small" kind="quiet" icon="search" @click=${() => void this.#try()}
            >${msg("Thử với thư đang có", { id: "mail.rule-try" })}</cs-button
          >
        </div>
        ${this.#found()} ${this.#does()}
      </form>
      <cs-button slot="actions" @click=${this.#leave}>${msg("Hủy", { id: "mail.office-cancel" })}</cs-button>
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu", { id: "mail.office-save" })}</cs-button
      >
    </cs-dialog>`;
  }

  #condition(condition: Condition, index: number) {
    const set = (changed: Condition) => {
      this.#setConditions(this.#form.values.conditions.with(index, changed));
    };
    return html`<div class="condition" role="group" aria-label=${msg("Điều kiện", { id: "mail.rule-condition" })}>
      <cs-select
        label-hidden
        label=${msg("Xét ở", { id: "mail.rule-field" })}
        .options=${FIELDS.map((value) => ({ value, title: fieldTitle(value) }))}
        .value=${condition.field}
        @cs-input=${(event: Event) => {
          // The options are the fields.
          set(conditionOf((event.target as CsSelect).value as Field, condition));
        }}
      ></cs-select>
      ${conditionValue(condition, set)}
      <cs-button
        class="remove"
        kind="quiet"
        icon="x"
        label=${msg("Gỡ điều kiện", { id: "mail.rule-remove-condition" })}
        ?disabled=${this.#form.values.conditions.length === 1}
        @click=${() => {
          this.#setConditions(this.#form.values.conditions.toSpliced(index, 1));
        }}
      ></cs-button>
    </div>`;
  }

  #setConditions(conditions: RuleInput["conditions"]): void {
    this.tried = undefined;
    this.#form.set("conditions", conditions);
  }

  #found() {
    if (!this.tried) return nothing;
    const { count, examined, items } = this.tried;
    return html`<div class="found" aria-live="polite">
      <p>${msg(str`Khớp ${count} trong ${examined} thư mới nhất của Hộp thư đến.`, { id: "mail.rule-found" })}</p>
      <ul class="small">
        ${items.map((row) => html`<li class="cut"><b>${whoText(row, false)}</b> — ${subjectText(row.subject)}</li>`)}
      </ul>
    </div>`;
  }

  #does() {
    const { actions, stop } = this.#form.values;
    const has = (what: Action["do"]) => actions.some((action) => action.do === what);
    const simple = (what: "star" | "read" | "trash", label: string) =>
      html`<cs-check
        label=${label}
        .checked=${has(what)}
        @cs-input=${(event: Event) => {
          this.#setAction(what, (event.target as CsCheck).checked ? { do: what } : undefined);
        }}
      ></cs-check>`;
    const move = actions.find((action) => action.do === "move");
    return html`<div role="group" aria-label=${msg("Thì làm", { id: "mail.rule-then" })} class="stack">
      <p class="section-title">${msg("Thì làm", { id: "mail.rule-then" })}</p>
      <cs-select
        label=${msg("Chuyển vào thư mục", { id: "mail.rule-folder" })}
        .options=${[
          { value: "", title: msg("Để ở Hộp thư đến", { id: "mail.rule-stay" }) },
          ...(this.#folders.value ?? []).map((box) => ({ value: String(box.id), title: boxTitle(box) })),
        ]}
        .value=${move ? String(move.mailboxId) : ""}
        @cs-input=${(event: Event) => {
          const { value } = event.target as CsSelect;
          this.#setAction("move", value === "" ? undefined : { do: "move", mailboxId: Number(value) });
        }}
      ></cs-select>
      ${this.#labelChoice()}
      <div class="does">
        ${simple("star", msg("Gắn sao", { id: "mail.star" }))}
        ${simple("read", msg("Đánh dấu đã đọc", { id: "mail.mark-read" }))}
        ${simple("trash", msg("Chuyển vào Thùng rác", { id: "mail.to-trash" }))}
        <cs-check
          label=${msg("Không xét các bộ lọc sau", { id: "mail.rule-stop" })}
          .checked=${stop}
          @cs-input=${(event: Event) => {
            this.#form.set("stop", (event.target as CsCheck).checked);
          }}
        ></cs-check>
      </div>
      <cs-people-picker
        single
        label=${msg("Gửi thêm cho đồng nghiệp", { id: "mail.rule-colleague" })}
        hint=${msg("Chỉ trong cơ quan; thư được gửi thêm một lần, không chuyển tiếp nữa.", { id: "mail.rule-colleague-hint" })}
        .picked=${this.colleague}
        .find=${findColleagues}
        @cs-input=${(event: Event) => {
          this.colleague = (event.target as CsPeoplePicker).picked;
          const [picked] = this.colleague;
          this.#setAction("forward", picked && { do: "forward", personId: Number(picked.key.slice("person:".length)) });
        }}
      ></cs-people-picker>
      ${this.#form.errorOf("actions") ? html`<cs-note kind="error">${this.#form.errorOf("actions")}</cs-note>` : nothing}
    </div>`;
  }

  #labelChoice() {
    const labels = this.#labels.value ?? [];
    if (labels.length === 0) return nothing;
    const chosen = this.#form.values.actions.find((action) => action.do === "label");
    return html`<cs-select
      label=${msg("Gắn nhãn", { id: "mail.rule-label" })}
      .options=${[
        { value: "", title: msg("Không gắn nhãn", { id: "mail.rule-no-label" }) },
        ...labels.map(({ id, name }) => ({ value: String(id), title: name })),
      ]}
      .value=${chosen ? String(chosen.labelId) : ""}
      @cs-input=${(event: Event) => {
        const { value } = event.target as CsSelect;
        this.#setAction("label", value === "" ? undefined : { do: "label", labelId: Number(value) });
      }}
    ></cs-select>`;
  }

  #setAction(what: Action["do"], action: Action | undefined): void {
    const others = this.#form.values.actions.filter((each) => each.do !== what);
    this.#form.set("actions", action ? [...others, action] : others);
  }

  async #try(): Promise<void> {
    const { match, conditions } = this.#form.values;
    try {
      this.tried = await tryRule({ match, conditions });
    } catch (error) {
      toastError(error);
    }
  }

  readonly #leave = (): void => {
    this.finish();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}

function inputOf({ name, enabled, match, conditions, actions, stop }: Rule): RuleInput {
  return { name, enabled, match, conditions, actions, stop };
}
