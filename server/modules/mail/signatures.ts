import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { escapeHtml } from "../../kernel/text/rich.ts";
import type { Post } from "../directory/contract.ts";
import type { DirectoryService } from "../directory/module.ts";
import type { Signature } from "./contract.ts";
import { mailUser, ownerOf } from "./policy.ts";
import { SIGNATURE_CLASS } from "./rich.ts";
import * as store from "./store.ts";

/** Signatures: one a post, the agency's pattern filled in unless the person has written another. */
export interface Signatures {
  list(actor: Actor): { items: Signature[] };
  save(actor: Actor, post: string, text: string): Signature;
  /** The text of the main post's. */
  first(actor: Actor): string;
  /** As it stands in a draft: room above, the separator of RFC 3676 §4.3, the text. Empty for an empty text. */
  plain(text: string): string;
  rich(text: string): string;
}

export function createSignatures(kernel: Kernel, directory: DirectoryService, pattern: () => string): Signatures {
  const { db } = kernel;

  function postsOf(personId: number): Post[] {
    const posts = directory.postsOf(personId);
    const none = { departmentId: null, departmentName: null, positionId: null, positionTitle: null, main: true };
    return posts.length === 0 ? [none] : posts;
  }

  function patternFor(personId: number, post: Post): string {
    return fillFields(pattern(), {
      name: directory.person(personId)?.name ?? "",
      position: post.positionTitle ?? "",
      department: post.departmentName ?? "",
      phone: directory.officePhoneOf(personId) ?? "",
      mobile: (directory.mobileOf(personId) ?? "").replace(/^\+84/, "0"),
      agency: kernel.settings.agency.get().name,
    });
  }

  function list(actor: Actor): { items: Signature[] } {
    const { id } = mailUser(actor);
    const accountId = store.accountOf(db, ownerOf(actor));
    const own = accountId === undefined ? new Map<string, string>() : store.signaturesOf(db, accountId);
    const items = postsOf(id).map((post) => {
      const key = `${String(post.departmentId ?? 0)}:${String(post.positionId ?? 0)}`;
      const text = own.get(key);
      return {
        post: key,
        title: [post.positionTitle, post.departmentName].filter((part) => part !== null).join(", "),
        text: text ?? patternFor(id, post),
        own: text !== undefined,
        main: post.main,
      };
    });
    return { items };
  }

  return {
    list,
    save(actor, post, text) {
      const find = () => list(actor).items.find((each) => each.post === post);
      if (!find()) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        const accountId = store.ensureAccount(work.db, mailUser(actor).id, work.now);
        const kept = text.normalize("NFC").trim();
        if (kept === "") store.deleteSignature(work.db, accountId, post);
        else store.saveSignature(work.db, { accountId, post, text: kept, now: work.now });
      });
      const saved = find();
      if (!saved) throw kernelErrors.notFound();
      return saved;
    },
    first: (actor) => list(actor).items[0]?.text ?? "",
    plain: (text) => (text === "" ? "" : `\n\n-- \n${text}\n`),
    rich(text) {
      if (text === "") return "";
      const lines = text.split("\n").map((line) => `<p>${escapeHtml(line)}</p>`);
      return `<p></p><p></p><div class="${SIGNATURE_CLASS}"><p>-- </p>${lines.join("")}</div>`;
    },
  };
}

/**
 * A pattern with its `{fields}` filled in. A line of which nothing is known but its labels is left out, and so are separators that would
 * stand between nothing.
 */
export function fillFields(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern
    .split("\n")
    .flatMap((line) => {
      const fields = [...line.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => values[name] ?? "");
      if (fields.length > 0 && fields.every((value) => value === "")) return [];
      const filled = line.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
      return [
        filled
          .replace(/\s*([,·-])\s*(?=[,·-]|$)/g, "")
          .replace(/^\s*[,·-]\s+/, "")
          .trimEnd(),
      ];
    })
    .join("\n");
}
