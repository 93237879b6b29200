import { msg, str } from "../../../kernel/i18n.ts";
import { boxTitle, roleTitle } from "../labels.ts";
import { ROLES } from "../state.ts";
import type { Rule, RuleInput } from "./api.ts";

export type Condition = RuleInput["conditions"][number];
export type Action = RuleInput["actions"][number];
export type Field = Condition["field"];

/** A rule to begin with. */
export const emptyRule = (): RuleInput => ({
  name: "",
  enabled: true,
  match: "all",
  conditions: [{ field: "from", text: "", not: false }],
  actions: [],
  stop: false,
});

/** A condition of another kind, keeping the words where both have some. */
export function conditionOf(field: Field, before?: Condition): Condition {
  switch (field) {
    case "from":
    case "to":
    case "subject":
    case "body":
      return {
        field,
        text: before && "text" in before ? before.text : "",
        not: before && "not" in before ? before.not : false,
      };
    case "attachment":
    case "list":
      return { field, is: true };
    case "size":
      return { field, over: 5_000 };
    case "door":
      return { field, door: "outside" };
  }
}

export function fieldTitle(field: Field): string {
  switch (field) {
    case "from":
      return msg("Người gửi", { id: "mail.rule-from" });
    case "to":
      return msg("Người nhận", { id: "mail.rule-to" });
    case "subject":
      return msg("Chủ đề", { id: "mail.rule-subject" });
    case "body":
      return msg("Nội dung", { id: "mail.rule-body" });
    case "attachment":
      return msg("Tệp đính kèm", { id: "mail.rule-attachment" });
    case "size":
      return msg("Dung lượng", { id: "mail.rule-size" });
    case "list":
      return msg("Cách gửi đến tôi", { id: "mail.rule-list" });
    case "door":
      return msg("Nơi gửi", { id: "mail.rule-door" });
  }
}

/** One condition as words of a sentence: `người gửi có “an@stp.lan”`. */
export function conditionText(condition: Condition): string {
  switch (condition.field) {
    case "from":
    case "to":
    case "subject":
    case "body": {
      const title = fieldTitle(condition.field).toLocaleLowerCase();
      const { text } = condition;
      return condition.not
        ? msg(str`${title} không có “${text}”`, { id: "mail.rule-lacks" })
        : msg(str`${title} có “${text}”`, { id: "mail.rule-has" });
    }
    case "attachment":
      return condition.is
        ? msg("có tệp đính kèm", { id: "mail.rule-with-files" })
        : msg("không có tệp đính kèm", { id: "mail.rule-without-files" });
    case "size": {
      const over = formatMegabytes(condition.over);
      return msg(str`nặng hơn ${over} MB`, { id: "mail.rule-over" });
    }
    case "list":
      return condition.is
        ? msg("gửi qua đơn vị, nhóm hoặc danh sách", { id: "mail.rule-through-list" })
        : msg("gửi đích danh tôi", { id: "mail.rule-by-name" });
    case "door":
      return condition.door === "inside"
        ? msg("từ trong cơ quan", { id: "mail.rule-inside" })
        : msg("từ ngoài cơ quan", { id: "mail.rule-outside" });
  }
}

/** Kilobytes as people write megabytes: `5`, `0,5`. */
function formatMegabytes(kilobytes: number): string {
  return (kilobytes / 1_000).toLocaleString("vi-VN", { maximumFractionDigits: 1 });
}

/** One action as words of a sentence; folders and colleagues by their names. */
export function actionText(action: Action, names: Readonly<Record<string, string>>): string {
  switch (action.do) {
    case "move": {
      const name = names[`mailbox:${String(action.mailboxId)}`];
      if (name === undefined) return msg("chuyển vào thư mục không còn", { id: "mail.rule-moves-nowhere" });
      const folder = folderTitle(name);
      return msg(str`chuyển vào ${folder}`, { id: "mail.rule-moves" });
    }
    case "forward": {
      const name = names[`person:${String(action.personId)}`] ?? "?";
      return msg(str`gửi thêm cho ${name}`, { id: "mail.rule-forwards" });
    }
    case "label": {
      const label = names[`label:${String(action.labelId)}`] ?? "?";
      return msg(str`gắn nhãn “${label}”`, { id: "mail.rule-labels" });
    }
    case "star":
      return msg("gắn sao", { id: "mail.rule-stars" });
    case "read":
      return msg("đánh dấu đã đọc", { id: "mail.rule-reads" });
    case "trash":
      return msg("chuyển vào Thùng rác", { id: "mail.rule-trashes" });
  }
}

/** A folder by its role or its path, as the server names it. */
function folderTitle(name: string): string {
  const role = ROLES.find((each) => each === name);
  return role ? roleTitle(role) : boxTitle({ role: null, name });
}

/** What a rule does, as one would say it. */
export function ruleText(rule: Pick<Rule, "match" | "conditions" | "actions" | "stop" | "names">): string {
  const joint = rule.match === "all" ? msg(" và ", { id: "mail.rule-and" }) : msg(" hoặc ", { id: "mail.rule-or" });
  const when = rule.conditions.map(conditionText).join(joint);
  const stops = rule.stop ? [msg("không xét bộ lọc sau", { id: "mail.rule-stops" })] : [];
  const what = [...rule.actions.map((action) => actionText(action, rule.names)), ...stops].join(", ");
  return msg(str`Thư ${when}: ${what}.`, { id: "mail.rule-sentence" });
}

/** The list with one item moved by some places; the same list where it cannot move. */
export function moved<T>(items: readonly T[], index: number, by: number): readonly T[] {
  const target = index + by;
  const item = items[index];
  if (item === undefined || target < 0 || target >= items.length) return items;
  return items.toSpliced(index, 1).toSpliced(target, 0, item);
}

/** What is wrong with a rule before it is sent; empty when nothing is. */
export function checkRule({ name, conditions, actions, stop }: RuleInput): Readonly<Record<string, string>> {
  return {
    ...(name.trim() === "" && { name: msg("Hãy đặt tên cho bộ lọc.", { id: "mail.rule-need-name" }) }),
    ...(conditions.some((condition) => "text" in condition && condition.text.trim() === "") && {
      conditions: msg("Hãy nhập từ cần tìm ở mỗi điều kiện.", { id: "mail.rule-need-words" }),
    }),
    ...(actions.length === 0 &&
      !stop && { actions: msg("Hãy chọn ít nhất một việc cần làm.", { id: "mail.rule-need-action" }) }),
  };
}
