import { css, html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { live } from "../../../kernel/live.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { offerUndo, toastError } from "../../../kernel/toasts.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { openRule } from "../dialogs/open-office.ts";
import {
  addRule,
  applyRule,
  cancelRun,
  fetchRules,
  orderRules,
  removeRule,
  RULE_RUN,
  saveRule,
  type Rule,
} from "../office/api.ts";
import { emptyRule, moved, ruleText } from "../office/rules.ts";
import { settingsStyles } from "./settings-styles.ts";

/** A person's rules: what is done with mail as it arrives, in this order. */
@customElement("mail-rules-tab")
export class MailRulesTab extends OfficeElement {
  static override styles = [
    base,
    blocks,
    settingsStyles,
    css`
      .row {
        align-items: start;
      }
      .row[draggable="true"] {
        cursor: grab;
      }
      .row.over {
        box-shadow: inset 0 2px 0 var(--cs-indigo);
      }
      .main cs-check {
        font-weight: 500;
      }
      .main p,
      .main cs-progress {
        margin-left: 28px;
      }
      .acts {
        display: flex;
      }
    `,
  ];

  @state() private over: number | undefined;
  #dragged: number | undefined;
  readonly #rules = new LoadController<Rule[]>(this, {
    args: () => true,
    load: (_, signal) => fetchRules(signal),
    isEmpty: (rules) => rules.length === 0,
  });

  protected override watches() {
    return [
      live.onPersonal(({ name }) => {
        if (name === RULE_RUN) void this.#rules.reload();
      }),
    ];
  }

  override render() {
    return html`<div class="tab">
      <div class="tools">
        <p>
          ${msg("Thư đến được xét lần lượt từ trên xuống. Kéo, hoặc dùng Alt cùng ↑ ↓, để đổi thứ tự.", {
            id: "mail.rules-hint",
          })}
        </p>
        <cs-button kind="primary" icon="plus" @click=${() => void this.#add()}
          >${msg("Tạo bộ lọc", { id: "mail.rule-new" })}</cs-button
        >
      </div>
      ${loadView(this.#rules, {
        ready: (rules) =>
          html`<div class="rows" role="list">
            ${repeat(
              rules,
              ({ id }) => id,
              (rule, index) => this.#row(rule, index, rules),
            )}
          </div>`,
        empty: () =>
          html`<cs-state
            icon="filter"
            heading=${msg("Chưa có bộ lọc nào", { id: "mail.rules-none" })}
            text=${msg("Bộ lọc tự xếp thư vào thư mục, gắn sao hoặc gửi thêm cho đồng nghiệp ngay khi thư đến.", {
              id: "mail.rules-none-text",
            })}
          ></cs-state>`,
      })}
    </div>`;
  }

  #row(rule: Rule, index: number, rules: readonly Rule[]) {
    const { name, run } = rule;
    return html`<div
      class="row ${rule.enabled ? "" : "off"} ${this.over === index ? "over" : ""}"
      role="listitem"
      draggable="true"
      tabindex="0"
      aria-label=${name}
      @keydown=${(event: KeyboardEvent) => {
        this.#pressed(event, index, rules);
      }}
      @dragstart=${() => {
        this.#dragged = index;
      }}
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = index;
      }}
      @dragend=${() => {
        this.over = undefined;
      }}
      @drop=${(event: DragEvent) => {
        event.preventDefault();
        this.over = undefined;
        if (this.#dragged !== undefined) void this.#move(rules, this.#dragged, index - this.#dragged);
      }}
    >
      <div class="main">
        <cs-check
          label=${name}
          .checked=${rule.enabled}
          @cs-input=${(event: Event) => void this.#enable(rule, (event.target as CsCheck).checked)}
        ></cs-check>
        <p>${ruleText(rule)}</p>
        ${
          run?.state === "running"
            ? html`<cs-progress
                label=${msg("Đang áp dụng cho thư cũ", { id: "mail.rule-running" })}
                .value=${run.seen}
                .total=${run.total}
              ></cs-progress>`
            : run?.state === "done"
              ? html`<p>${this.#done(run.changed, run.seen)}</p>`
              : nothing
        }
      </div>
      <div class="acts">
        <cs-button
          kind="quiet"
          size="small"
          icon="chevron-up"
          label=${msg(str`Đưa ${name} lên`, { id: "mail.rule-up" })}
          ?disabled=${index === 0}
          @click=${() => void this.#move(rules, index, -1)}
        ></cs-button>
        <cs-button
          kind="quiet"
          size="small"
          icon="chevron-down"
          label=${msg(str`Đưa ${name} xuống`, { id: "mail.rule-down" })}
          ?disabled=${index === rules.length - 1}
          @click=${() => void this.#move(rules, index, 1)}
        ></cs-button>
        <cs-button
          kind="quiet"
          size="small"
          icon="edit"
          label=${msg(str`Sửa ${name}`, { id: "mail.rule-edit-of" })}
          @click=${() => void this.#edit(rule)}
        ></cs-button>
        <cs-menu edge="end" label=${msg("Việc khác", { id: "mail.more" })} .items=${this.#menu(rule)}
          ><cs-button
            kind="quiet"
            size="small"
            icon="more"
            label=${msg(str`Việc khác với ${name}`, { id: "mail.rule-more" })}
          ></cs-button
        ></cs-menu>
      </div>
    </div>`;
  }

  #done(changed: number, seen: number): string {
    return msg(str`Đã áp dụng cho thư cũ: ${changed} trong ${seen} thư.`, { id: "mail.rule-done" });
  }

  #menu(rule: Rule) {
    const isRunning = rule.run?.state === "running";
    return [
      isRunning
        ? {
            title: msg("Dừng áp dụng cho thư cũ", { id: "mail.rule-cancel" }),
            icon: "x" as const,
            run: () => void this.#do(() => cancelRun(rule.id)),
          }
        : {
            title: msg("Áp dụng cho thư đang có trong Hộp thư đến", { id: "mail.rule-apply" }),
            icon: "refresh" as const,
            run: () => void this.#do(() => applyRule(rule.id)),
          },
      {
        title: msg("Gỡ bộ lọc", { id: "mail.rule-remove" }),
        icon: "trash" as const,
        run: () => void this.#remove(rule),
      },
    ];
  }

  #pressed(event: KeyboardEvent, index: number, rules: readonly Rule[]): void {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    void this.#move(rules, index, by);
  }

  async #move(rules: readonly Rule[], index: number, by: number): Promise<void> {
    const next = moved(rules, index, by);
    if (next === rules) return;
    this.#rules.set([...next]);
    try {
      this.#rules.set(await orderRules(next.map(({ id }) => id)));
    } catch (error) {
      toastError(error);
      await this.#rules.reload();
    }
  }

  async #do(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
    } catch (error) {
      toastError(error);
    }
    await this.#rules.reload();
  }

  #enable(rule: Rule, enabled: boolean): Promise<void> {
    const { name, match, conditions, actions, stop } = rule;
    return this.#do(() => saveRule(rule.id, { name, match, conditions, actions, stop, enabled }));
  }

  async #add(): Promise<void> {
    if (await openRule({ begin: emptyRule() })) await this.#rules.reload();
  }

  async #edit(rule: Rule): Promise<void> {
    if (await openRule({ rule })) await this.#rules.reload();
  }

  async #remove(rule: Rule): Promise<void> {
    await this.#do(() => removeRule(rule.id));
    const { name, match, conditions, actions, stop, enabled } = rule;
    offerUndo(msg(str`Đã gỡ bộ lọc “${name}”`, { id: "mail.rule-removed" }), () =>
      this.#do(() => addRule({ name, match, conditions, actions, stop, enabled })),
    );
  }
}
