import { SMS_CHANGED, type SmsChanged } from "../../../server/modules/sms/contract.ts";
import { live } from "../../kernel/live.ts";

export const TABS = ["messages", "inbox", "modems", "templates", "settings"] as const;
export type Tab = (typeof TABS)[number];

/** The permission that each tab asks for. */
export const TAB_PERMISSIONS: Readonly<Record<Tab, string>> = {
  messages: "sms.send",
  inbox: "sms.inbox",
  modems: "sms.manage",
  templates: "sms.send",
  settings: "sms.manage",
};

export const addressOf = (tab: Tab): string => (tab === "messages" ? "/sms" : `/sms/${tab}`);

/** Which tab an address names. */
export function tabOf(path: string): Tab {
  const last = path.split("/")[2] ?? "";
  return TABS.find((tab) => tab === last) ?? "messages";
}

/** The message that an address names; undefined: none, or no number. */
export function idOf(param: string | undefined): number | undefined {
  return param !== undefined && /^[1-9]\d{0,14}$/.test(param) ? Number(param) : undefined;
}

/** What a person pasted or typed, one number an entry: by line, comma or semicolon; spaces and dots belong to a number. */
export function numbersIn(text: string): string[] {
  const entries = text
    .split(/[\n\r,;\t]+/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  return [...new Set(entries)];
}

/** Places of a template that are still to be filled in: `{ngày}`. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([^{}\n]{1,40})\}/g)].map((match) => match[1] ?? ""))];
}

export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([^{}\n]{1,40})\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Calls `watcher` when a message, a modem or the box has changed. */
export function watchSms(what: SmsChanged["what"], watcher: (id: number | undefined) => void): () => void {
  return live.subscribe("sms:changes", ({ name, data }) => {
    if (name !== SMS_CHANGED) return;
    const changed = data as SmsChanged;
    if (changed.what === what) watcher(changed.id);
  });
}
