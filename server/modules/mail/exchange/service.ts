import type { Readable } from "node:stream";
import type { Actor } from "../../../kernel/access/actor.ts";
import { systemActor } from "../../../kernel/access/actor.ts";
import { done } from "../../../kernel/contract/index.ts";
import { errorCatalogue, kernelErrors, Refusal, type Language } from "../../../kernel/errors.ts";
import type { FileAnswer } from "../../../kernel/http/mount.ts";
import type { MailPowers } from "../contract.ts";
import { mailUser, ownerOf } from "../policy.ts";
import * as mail from "../store.ts";
import type { ExportFormat, Transfer } from "./contract.ts";
import { exchangeErrors } from "./errors.ts";
import { pullServer } from "./pull.ts";
import { createTransferRuns, type RunParts } from "./runs.ts";
import * as store from "./store.ts";

/** Mail on its way out as files, in from files, or over from an old server. */
export interface Exchange {
  list(actor: Actor): { items: Transfer[]; servers: string[] };
  export(actor: Actor, input: { format: ExportFormat; mailboxId?: number }): Transfer;
  import(actor: Actor, input: { name: string; apart: boolean; body: Readable }): Promise<Transfer>;
  pull(
    actor: Actor,
    input: { server: string; username: string; password: string; apart: boolean; resume?: number },
  ): Transfer;
  file(actor: Actor, id: number): FileAnswer;
  cancel(actor: Actor, id: number): typeof done;
  /** Files that have lain long enough are not kept; a part of the nightly job. */
  tidy(): void;
  start(): void;
  stop(): Promise<void>;
}

const LISTED = 20;
/** The largest file that one may bring in. Bytes. */
const MOST_IMPORT = 64 * 1024 ** 3;
const KEPT = 7 * 24 * 3_600_000;
const ENDINGS: Readonly<Record<ExportFormat, string>> = { mbox: "mbox.zip", eml: "eml.zip", maildir: "maildir.tar" };

export function createExchange(parts: RunParts & { readonly powers: () => MailPowers }): Exchange {
  const { kernel, powers } = parts;
  const { db } = kernel;
  const runs = createTransferRuns(parts);

  function accountOf(actor: Actor): number {
    const accountId = mail.accountOf(db, ownerOf(actor));
    if (accountId === undefined) throw kernelErrors.notFound();
    return accountId;
  }

  function find(actor: Actor, id: number): store.TransferRow {
    const row = store.findTransfer(db, id);
    if (row?.accountId !== accountOf(actor)) throw kernelErrors.notFound();
    return row;
  }

  const show = (actor: Actor, id: number) => showTransfer(find(actor, id), mailUser(actor).language);

  function demandIdle(accountId: number): void {
    if (store.transfersOf(db, accountId, LISTED).some(({ state }) => state === "running"))
      throw exchangeErrors.running();
  }

  function begin(
    actor: Actor,
    transfer: Omit<Parameters<typeof store.insertTransfer>[1], "accountId" | "now">,
  ): number {
    return kernel.write(actor, (work) => {
      const accountId = accountOf(actor);
      demandIdle(accountId);
      const id = store.insertTransfer(work.db, { ...transfer, accountId, now: work.now });
      work.audit({
        action: `mail.transfer-${transfer.kind}`,
        subject: { type: "mail-transfer", id },
        detail: { source: transfer.sourceName },
      });
      return id;
    });
  }

  return {
    list(actor) {
      const { language } = mailUser(actor);
      const items = store.transfersOf(db, accountOf(actor), LISTED).map((row) => showTransfer(row, language));
      return { items, servers: powers().pullServers };
    },
    export(actor, { format, mailboxId }) {
      const boxes = mail
        .mailboxesOf(db, accountOf(actor))
        .filter(({ id }) => mailboxId === undefined || id === mailboxId);
      if (boxes.length === 0) throw kernelErrors.notFound();
      const id = begin(actor, {
        kind: "export",
        format,
        mailboxId: mailboxId ?? null,
        apart: false,
        sourceName: `thu.${ENDINGS[format]}`,
        sourceHash: null,
        total: boxes.reduce((sum, { total }) => sum + total, 0),
      });
      runs.launch(id);
      return show(actor, id);
    },
    async import(actor, { name, apart, body }) {
      demandIdle(accountOf(actor));
      const { hash } = await kernel.blobs.put(body, { maxBytes: MOST_IMPORT });
      const id = begin(actor, {
        kind: "import",
        format: null,
        mailboxId: null,
        apart,
        sourceName: name.normalize("NFC"),
        sourceHash: hash,
        total: 0,
      });
      runs.launch(id);
      return show(actor, id);
    },
    pull(actor, { server, username, password, apart, resume }) {
      const named = powers().pullServers.includes(server) ? pullServer(server) : undefined;
      if (!named) throw exchangeErrors.noServer({}, "/body/server");
      const sourceName = `${username}@${server}`;
      const waiting = resume === undefined ? undefined : find(actor, resume);
      if (waiting && (waiting.kind !== "pull" || waiting.state === "running" || waiting.sourceName !== sourceName)) {
        throw kernelErrors.notFound();
      }
      if (waiting) {
        kernel.write(actor, (work) => {
          demandIdle(waiting.accountId);
          store.goOn(work.db, waiting.id);
        });
      }
      const id =
        waiting?.id ??
        begin(actor, { kind: "pull", format: null, mailboxId: null, apart, sourceName, sourceHash: null, total: 0 });
      runs.launch(id, { server: named, user: username, pass: password });
      return show(actor, id);
    },
    file(actor, id) {
      const { resultHash, resultSize, sourceName } = find(actor, id);
      if (resultHash === null || resultSize === null) throw kernelErrors.notFound();
      return {
        content: { kind: "stored", hash: resultHash, size: resultSize },
        type: "application/octet-stream",
        name: sourceName,
        disposition: "attachment",
      };
    },
    cancel(actor, id) {
      find(actor, id);
      kernel.write(actor, (work) => {
        store.endTransfer(work.db, id, { state: "cancelled", problem: null, now: work.now });
      });
      runs.cancel(id);
      return done;
    },
    tidy() {
      kernel.write(systemActor("mail.transfer"), (work) => {
        store.forgetFiles(work.db, work.now - KEPT);
      });
    },
    start() {
      runs.resume();
    },
    stop: () => runs.stop(),
  };
}

export function showTransfer(row: store.TransferRow, language: Language): Transfer {
  const { id, kind, state, total, seen, added, skipped, failed, resultSize, startedAt, endedAt } = row;
  const text = row.problem === null ? undefined : errorCatalogue().get(row.problem);
  return {
    id,
    kind,
    state,
    name: row.sourceName,
    total,
    seen,
    added,
    skipped,
    failed,
    problem: text ? new Refusal(row.problem ?? "", text).say(language) : null,
    resultSize,
    startedAt,
    endedAt,
  };
}
