import type { Kernel } from "../../../kernel/module.ts";
import { foldForSearch, type ImapUser, type SearchKey } from "../../../protocols/imap/index.ts";
import { searchSql } from "./search-sql.ts";
import type { FolderTree } from "./tree.ts";
import type { WireCache } from "./wire.ts";

type Searching = Pick<ImapUser, "search">;

const OWN_COLUMNS = new Set(["from", "to", "cc", "bcc", "subject"]);

export function createSearching(kernel: Kernel, tree: FolderTree, wire: WireCache): Searching {
  const { db, readers } = kernel;

  /** UIDs of messages in whose field of that name the text stands, as JSON. */
  async function inField(id: number, name: string, text: string): Promise<string> {
    const rows = await readers.all<{ uid: number; header: string }>(
      `SELECT m.uid, t.header FROM mail_message m JOIN mail_wire_text t ON t.content_id = m.content_id
       WHERE m.mailbox_id = :id AND instr(t.header, :field) > 0 AND instr(t.header, :text) > 0`,
      { id, field: `\n${name}:`, text },
    );
    const start = `${name}:`;
    const found = rows.filter(({ header }) =>
      header.split("\n").some((line) => line.startsWith(start) && line.slice(start.length).includes(text)),
    );
    return JSON.stringify(found.map(({ uid }) => uid));
  }

  return {
    async search(id, key) {
      tree.demandVisible(id);
      const zone = kernel.settings.agency.get().zone;
      const fields = fieldsIn(key);
      const needs = searchSql(key, zone, () => "[]");
      if (needs.usesWire || needs.usesText) await wire.prepareAll(id);
      const answers = new Map<string, string>();
      for (const { name, text } of fields) answers.set(`${name}\n${text}`, await inField(id, name, text));
      const { where, params, usesWire, usesText } = searchSql(
        key,
        zone,
        (name, text) => answers.get(`${name}\n${text}`) ?? "[]",
      );
      const sql = `SELECT json_group_array(uid) AS uids, json_group_array(modseq) AS modseqs FROM (
          SELECT m.uid, m.modseq FROM mail_message m
          ${usesWire ? "LEFT JOIN mail_wire w ON w.content_id = m.content_id" : ""}
          ${usesText ? "LEFT JOIN mail_wire_text t ON t.content_id = m.content_id" : ""}
          WHERE m.mailbox_id = :mailboxId AND ${where} ORDER BY m.uid)`;
      // Texts are long: whoever reads them does so beside the event loop.
      const question = { ...params, mailboxId: id };
      const row = usesText
        ? await readers.get<{ uids: string; modseqs: string }>(sql, question)
        : db.get<{ uids: string; modseqs: string }>(sql, question);
      const uids = JSON.parse(row?.uids ?? "[]") as number[];
      const modseqs = JSON.parse(row?.modseqs ?? "[]") as number[];
      return uids.map((uid, index) => ({ uid, modseq: modseqs[index] ?? 0 }));
    },
  };
}

/** Fields that are asked about and have no column of their own. */
function fieldsIn(key: SearchKey): { name: string; text: string }[] {
  if (key.kind === "header") {
    const text = foldForSearch(key.text);
    return text === "" || OWN_COLUMNS.has(key.name) ? [] : [{ name: key.name, text }];
  }
  if (key.kind === "not") return fieldsIn(key.key);
  return "keys" in key ? key.keys.flatMap(fieldsIn) : [];
}
