import type { ReactiveController, ReactiveControllerHost } from "lit";
import { live } from "../../../kernel/live.ts";
import { fetchLent, fetchShared, SHARED_CHANGED, type LentMailbox, type SharedMailbox } from "./api.ts";
import { lentAddress } from "./lent.ts";
import { sharedAddress } from "./cases.ts";

/** A mailbox beside one's own, as a way to it. */
export interface OtherMailbox {
  readonly href: string;
  readonly name: string;
  readonly count: number;
}

/** The mailboxes beside one's own: those of departments and groups, and what colleagues have lent. */
export class OthersController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #shared: readonly SharedMailbox[] = [];
  #lent: readonly LentMailbox[] = [];
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#ends = [
      live.onReset(() => void this.#read()),
      live.onPersonal(({ name }) => {
        if (name === SHARED_CHANGED) void this.#read();
      }),
    ];
    void this.#read();
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** Counted by what is open in them. */
  get shared(): readonly OtherMailbox[] {
    return this.#shared.map(({ accountId, name, open }) => ({
      href: sharedAddress(accountId, "open"),
      name,
      count: open,
    }));
  }

  /** Counted by what is unread. */
  get lent(): readonly OtherMailbox[] {
    return this.#lent.map(({ accountId, owner, mailboxes }) => ({
      href: lentAddress(accountId),
      name: owner.name,
      count: mailboxes.find(({ role }) => role === "inbox")?.unseen ?? 0,
    }));
  }

  async #read(): Promise<void> {
    try {
      [this.#shared, this.#lent] = await Promise.all([fetchShared(), fetchLent()]);
      this.#host.requestUpdate();
    } catch {
      // The page says itself when the server cannot be reached; the ways that are known stay.
    }
  }
}
