import type { Readable } from "node:stream";
import { demand, may, type Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import { formatInstant } from "../../kernel/text/index.ts";
import { zipOf, type ZipEntry } from "../../kernel/zip.ts";
import type { ChatMessage } from "./contract.ts";
import { chatErrors } from "./errors.ts";
import { plainText } from "./mentions.ts";
import type { Presenter } from "./present.ts";
import * as store from "./store.ts";

/** Messages that are read at once; only so many are in memory however long the conversation is. */
const PORTION = 500;
/** Files of one export; a zip without its 64-bit form holds fewer than 65,536 entries. */
const MOST_FILES = 20_000;

/** Takes a conversation along: a page to read, the same as JSON, and the files, as one zip. On record before the first byte leaves. */
export function createExport(kernel: Kernel, present: Presenter): (actor: Actor, roomId: number) => FileAnswer {
  const { db } = kernel;

  /** One's own room with the permission; a room under hold for whoever manages holds. */
  function findRoom(actor: Actor, roomId: number): { title: string } {
    const own = store.findRoom(db, actor, roomId);
    if (own) {
      if (!may(actor, "chat.manage")) demand(actor, "chat.export");
      return { title: present.titleOf(actor, own) };
    }
    const held = store.heldRoom(db, roomId);
    if (!held || !may(actor, "chat.manage")) throw kernelErrors.notFound();
    return { title: held.kind === "direct" ? present.pairOf(held.key) : held.title };
  }

  async function* portions(roomId: number, upTo: number): AsyncGenerator<ChatMessage[]> {
    for (let seq = 0; seq < upTo;) {
      const rows = store.messagesAfter(db, roomId, seq, PORTION);
      if (rows.length === 0) return;
      seq = rows.at(-1)?.seq ?? upTo;
      yield present.messages(
        db,
        rows.filter((row) => row.seq <= upTo),
      );
      await Promise.resolve();
    }
  }

  async function* asJson(roomId: number, title: string, upTo: number): AsyncGenerator<Uint8Array> {
    yield bytes(`{"title":${JSON.stringify(title)},"messages":[`);
    let isFirst = true;
    for await (const messages of portions(roomId, upTo)) {
      const text = messages.map((message) => JSON.stringify({ ...message, files: filesIn(message) })).join(",\n");
      yield bytes(`${isFirst ? "\n" : ",\n"}${text}`);
      isFirst = false;
    }
    yield bytes("\n]}\n");
  }

  async function* asPage(roomId: number, title: string, upTo: number): AsyncGenerator<Uint8Array> {
    const { zone, name } = kernel.settings.agency.get();
    const at = (instant: number) => formatInstant(instant, "vi", zone);
    yield bytes(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style>` +
        `<h1>${escaped(title)}</h1><p class="quiet">${escaped(name)}. Xuất lúc ${at(kernel.clock.now())}.</p>\n`,
    );
    for await (const messages of portions(roomId, upTo)) {
      yield bytes(messages.map((message) => articleOf(message, at)).join(""));
    }
    yield bytes("</html>\n");
  }

  return (actor, roomId) => {
    const { title } = findRoom(actor, roomId);
    const upTo = store.lastSeqOf(db, roomId);
    const files = store.filesOfRoom(db, roomId, upTo, MOST_FILES + 1);
    if (files.length > MOST_FILES) throw chatErrors.tooManyFiles({ limit: MOST_FILES });
    kernel.write(actor, (work) => {
      work.audit({ action: "chat.exported", subject: { type: "chat-room", id: roomId }, detail: { upTo } });
    });
    const entries: ZipEntry[] = [
      { name: "hoi-thoai.html", read: () => asPage(roomId, title, upTo) },
      { name: "messages.json", read: () => asJson(roomId, title, upTo) },
      ...files.map(({ id, hash, name }) => ({
        name: pathOf({ id, name }),
        read: () => kernel.blobs.open(hash) as AsyncIterable<Uint8Array>,
      })),
    ];
    const stream: Readable = zipOf(entries);
    return {
      content: { kind: "stream", stream },
      type: "application/zip",
      name: `${title}.zip`,
      disposition: "attachment",
    };
  };
}

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** Where a file of a message lies in the zip: its number keeps files of one name apart. */
const pathOf = ({ id, name }: { id: number; name: string }): string => `tep/${String(id)}-${name}`;

const filesIn = ({ files }: ChatMessage) => files.map((file) => ({ ...file, path: pathOf(file) }));

const STYLE =
  "body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c1b22}" +
  "article{padding:.5rem 0;border-top:1px solid #e6e3dc;white-space:pre-wrap;overflow-wrap:anywhere}" +
  "article>div:first-child,.quiet{color:#666}";

function articleOf(message: ChatMessage, at: (instant: number) => string): string {
  const { author, sentAt, editedAt, recalledAt, text, replyTo } = message;
  const edited = editedAt === null ? "" : ` (đã sửa ${at(editedAt)})`;
  const said = recalledAt === null ? escaped(plainLines(text)) : "Tin đã thu hồi";
  const quote = replyTo ? `<blockquote>${escaped(replyTo.text)}</blockquote>` : "";
  const files = filesIn(message)
    .map(({ name, path }) => `<div><a href="${escaped(encodeURI(path))}">${escaped(name)}</a></div>`)
    .join("");
  return `<article><div><strong>${escaped(author.name)}</strong> ${at(sentAt)}${edited}</div>${quote}${said}${files}</article>\n`;
}

/** Names in place of keys, the lines as they were written. */
const plainLines = (text: string): string => text.split("\n").map(plainText).join("\n");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
