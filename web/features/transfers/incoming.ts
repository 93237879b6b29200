import {
  MAX_DIRECT_FILES,
  TRANSFER_CHANGED,
  type TransferChanged,
} from "../../../server/modules/transfers/contract.ts";
import { isAbort } from "../../kernel/call-error.ts";
import { live } from "../../kernel/live.ts";
import { Observable } from "../../kernel/observable.ts";
import { can } from "../../kernel/session.ts";
import { toastError } from "../../kernel/toasts.ts";
import * as api from "./api.ts";
import type { Transfer } from "./api.ts";
import { listen } from "./direct/take.ts";
import { changedWhileSent, hashOf } from "./hashing.ts";
import { Pacer, type Pace } from "./pace.ts";
import { saveBlob, saveFrom } from "./saving.ts";
import * as shelf from "./shelf.ts";

/** What is offered to this person or on its way, the newest first. */
export const offers = new Observable<readonly Transfer[]>([]);

/** How far what comes into this window is, by transfer. */
export const arriving = new Observable<ReadonlyMap<number, Pace>>(new Map());

/** What has come into this window and can be saved once more, by transfer. */
export const arrived = new Observable<ReadonlyMap<number, readonly { name: string; content: Blob }[]>>(new Map());

/** Accepted in this window: it is saved here as soon as it can be. */
const wanted = new Set<number>();
const listening = new Map<number, AbortController>();
const tails = new Set<number>();
const PIECE = 4 * 1024 * 1024;

/** Accepts an offer; the files then come into this window by whatever way. */
export async function accept(id: number, always: boolean): Promise<void> {
  wanted.add(id);
  take(await api.answer(id, { accept: true, always }));
}

export async function refuse(id: number): Promise<void> {
  take(await api.answer(id, { accept: false, always: false }));
}

/** Saves what lies on the appliance: one file as it is, several as a ZIP. */
export function download(transfer: Transfer): void {
  if (transfer.base > 0) void fetchTail(transfer);
  else saveFrom(transfer.files === 1 ? api.contentUrl(transfer.id) : api.allUrl(transfer.id));
}

export function saveAgain(id: number): void {
  for (const { name, content } of arrived.value.get(id) ?? []) saveBlob(content, name);
}

function move(id: number, pace: Pace | undefined): void {
  arriving.update((all) => {
    const next = new Map(all);
    if (pace) next.set(id, pace);
    else next.delete(id);
    return next;
  });
}

/** Takes the newest word of a transfer: shows it, listens for it, fetches it, lets it go. */
function take(transfer: Transfer): void {
  const isOver = !["open", "ready"].includes(transfer.state) || !["asked", "accepted"].includes(transfer.mine ?? "");
  offers.update((all) => {
    const others = all.filter(({ id }) => id !== transfer.id);
    return isOver ? others : [...others, transfer].toSorted((a, b) => b.id - a.id);
  });
  if (isOver) {
    forget(transfer.id);
    return;
  }
  if (transfer.mine !== "accepted") return;
  if (transfer.state === "open" && transfer.files <= MAX_DIRECT_FILES) startListening(transfer);
  if (transfer.state !== "ready") return;
  if (transfer.base > 0) void fetchTailIfHere(transfer);
  else if (wanted.delete(transfer.id)) download(transfer);
}

function forget(id: number): void {
  listening.get(id)?.abort();
  listening.delete(id);
  wanted.delete(id);
  move(id, undefined);
}

function startListening(transfer: Transfer): void {
  if (listening.has(transfer.id)) return;
  const abort = new AbortController();
  listening.set(transfer.id, abort);
  const pacer = new Pacer();
  listen({
    transferId: transfer.id,
    size: transfer.size,
    signal: abort.signal,
    onMoved: (held) => {
      move(transfer.id, pacer.mark(held, performance.now()));
    },
    onWhole: (content, hash) => finish(transfer, content, hash),
  });
}

/** All of it is here and right: the office is told, the files are saved, and the shelf is emptied when they are. */
async function finish(transfer: Transfer, content: Blob, hash: string): Promise<void> {
  take(await api.taken(transfer.id, hash));
  const files = (await api.fetchFiles(transfer.id)).items.map(({ path, from, size }) => ({
    name: path.split("/").at(-1) ?? path,
    content: content.slice(from, from + size),
  }));
  arrived.update((all) => new Map(all).set(transfer.id, files));
  saveAgain(transfer.id);
}

/** The window that has the beginning fetches the rest by itself; another one leaves it alone. */
async function fetchTailIfHere(transfer: Transfer): Promise<void> {
  if ((await shelf.heldOf(transfer.id)) >= transfer.base) await fetchTail(transfer);
}

/** Brings what lies on the appliance behind what came directly. */
async function fetchTail(transfer: Transfer): Promise<void> {
  const { id, base, size } = transfer;
  if (tails.has(id)) return;
  tails.add(id);
  const pacer = new Pacer();
  try {
    let held = await shelf.heldOf(id);
    if (held < base) {
      // Another computer, or this browser was cleaned: only the sender has the beginning.
      take(await api.askAgain(id));
      return;
    }
    while (held < size) {
      const end = Math.min(held + PIECE, size) - 1;
      const reply = await fetch(api.contentUrl(id), {
        headers: { range: `bytes=${String(held - base)}-${String(end - base)}` },
      }).catch(() => undefined);
      if (reply?.status === 206) {
        await shelf.keep(id, held, await reply.blob());
        held = end + 1;
        move(id, pacer.mark(held, performance.now()));
      } else if (reply && reply.status < 500) return;
      else await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
    const content = await shelf.contentOf(id);
    const hash = await hashOf(content);
    if (hash !== transfer.hash) {
      await shelf.clear(id);
      throw changedWhileSent();
    }
    await finish(transfer, content, hash);
  } catch (error) {
    if (!isAbort(error)) toastError(error);
  } finally {
    tails.delete(id);
    move(id, undefined);
  }
}

let started = false;

/** Begins to follow what comes to this person: once, when the frame of the office is drawn. */
export function startIncoming(): void {
  if (started || !can("transfers.use")) return;
  started = true;
  live.onPersonal(({ name, data }) => {
    if (name === TRANSFER_CHANGED) void reread((data as TransferChanged).transferId);
  });
  live.onReset(() => void readAll());
  void readAll().then((isKnown) => (isKnown ? clearShelf() : undefined));
}

/** False where the office could not be asked. */
async function readAll(): Promise<boolean> {
  try {
    const { items } = await api.fetchTransfers("incoming", { active: true, limit: 100 });
    for (const { id } of offers.value) if (!items.some((one) => one.id === id)) forget(id);
    offers.set(offers.value.filter(({ id }) => items.some((one) => one.id === id)));
    for (const transfer of items.toReversed()) take(transfer);
    return true;
  } catch {
    // The page itself tells what is wrong; here there is nothing to show.
    return false;
  }
}

async function reread(id: number): Promise<void> {
  try {
    const transfer = await api.fetchTransfer(id);
    if (transfer.mine !== null && transfer.box === null) take(transfer);
  } catch {
    offers.update((all) => all.filter((one) => one.id !== id));
    forget(id);
  }
}

/** What came directly and was saved, or is over, need not stay in the browser. */
async function clearShelf(): Promise<void> {
  for (const id of await shelf.onShelf().catch(() => [])) {
    if (!offers.value.some((one) => one.id === id)) await shelf.clear(id);
  }
}
