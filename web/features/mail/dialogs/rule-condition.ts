import { html } from "lit";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { fieldTitle, type Condition } from "../office/rules.ts";

/** What is asked of one condition beside where it looks: words, a yes or no, a size. */
export function conditionValue(condition: Condition, set: (changed: Condition) => void) {
  const choice = (
    label: string,
    value: string,
    options: { value: string; title: string }[],
    to: (value: string) => Condition,
  ) =>
    html`<cs-select
      class="wide"
      label-hidden
      label=${label}
      .options=${options}
      .value=${value}
      @cs-input=${(event: Event) => {
        set(to((event.target as CsSelect).value));
      }}
    ></cs-select>`;
  switch (condition.field) {
    case "attachment":
      return choice(
        fieldTitle("attachment"),
        String(condition.is),
        [
          { value: "true", title: msg("có", { id: "mail.rule-yes" }) },
          { value: "false", title: msg("không có", { id: "mail.rule-no" }) },
        ],
        (value) => ({ field: "attachment", is: value === "true" }),
      );
    case "list":
      return choice(
        fieldTitle("list"),
        String(condition.is),
        [
          { value: "true", title: msg("qua đơn vị, nhóm, danh sách", { id: "mail.rule-list-yes" }) },
          { value: "false", title: msg("đích danh tôi", { id: "mail.rule-list-no" }) },
        ],
        (value) => ({ field: "list", is: value === "true" }),
      );
    case "door":
      return choice(
        fieldTitle("door"),
        condition.door,
        [
          { value: "inside", title: msg("trong cơ quan", { id: "mail.rule-door-inside" }) },
          { value: "outside", title: msg("ngoài cơ quan", { id: "mail.rule-door-outside" }) },
        ],
        (value) => ({ field: "door", door: value === "inside" ? "inside" : "outside" }),
      );
    case "size":
      return html`<cs-field
        class="wide"
        type="number"
        label-hidden
        label=${msg("Nặng hơn, MB", { id: "mail.rule-size-over" })}
        placeholder=${msg("Nặng hơn, MB", { id: "mail.rule-size-over" })}
        .value=${String(condition.over / 1_000)}
        @cs-input=${(event: Event) => {
          const over = Math.round(Number((event.target as CsField).value) * 1_000);
          if (over >= 1 && over <= 1_000_000) set({ field: "size", over });
        }}
      ></cs-field>`;
    case "from":
    case "to":
    case "subject":
    case "body":
      return html`<cs-select
          label-hidden
          label=${msg("Có hay không", { id: "mail.rule-has-or-not" })}
          .options=${[
            { value: "false", title: msg("có từ", { id: "mail.rule-contains" }) },
            { value: "true", title: msg("không có từ", { id: "mail.rule-not-contains" }) },
          ]}
          .value=${String(condition.not)}
          @cs-input=${(event: Event) => {
            set({ ...condition, not: (event.target as CsSelect).value === "true" });
          }}
        ></cs-select
        ><cs-field
          label-hidden
          max-length="200"
          label=${msg("Từ cần tìm", { id: "mail.rule-words" })}
          placeholder=${msg("Không cần gõ dấu", { id: "mail.rule-words-hint" })}
          .value=${condition.text}
          @cs-input=${(event: Event) => {
            set({ ...condition, text: (event.target as CsField).value });
          }}
        ></cs-field>`;
  }
}
