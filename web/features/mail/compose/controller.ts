import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CallError } from "../../../kernel/call-error.ts";
import { DraftSaver, type SaveState } from "../../../kernel/draft-saver.ts";
import { live } from "../../../kernel/live.ts";
import * as api from "./api.ts";
import type { Draft, DraftContent, DraftFile, DraftsChanged } from "./api.ts";
import { doubtsOf, type Doubts } from "./checks.ts";
import { contentOf, EMPTY, headingOf, headingOfDraft, type Heading, type Text } from "./heading.ts";
import { LocalCopies, type LocalCopy } from "./local-copy.ts";
import { roomIn, Uploads } from "./uploads.ts";

interface Around {
  readonly draftId: number;
  readonly personId: number;
  readonly readText: () => Text;
  /** Puts the draft's text into its field: at first, or after another window's change. */
  readonly showText: (text: Pick<Text, "body" | "html">) => void;
  readonly store: Storage;
}

/** Milliseconds: markup is read from the editor no more often. */
const COLLECT = 250;

/** Everything about a draft that is being written, but how it looks. */
export class ComposeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Around;
  readonly #copies: LocalCopies;
  readonly uploads: Uploads;
  #draft: Draft | undefined;
  #failure: unknown;
  #heading: Heading = EMPTY;
  #files: readonly DraftFile[] = [];
  #thread: ReadonlySet<string> | undefined;
  #saver: DraftSaver<DraftContent> | undefined;
  #found: LocalCopy | undefined;
  #collecting: ReturnType<typeof setTimeout> | undefined;
  #limit = Infinity;
  #ends: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, around: Around) {
    this.#host = host;
    this.#around = around;
    this.#copies = new LocalCopies(around.store, around, Date.now);
    this.uploads = new Uploads({
      draftId: around.draftId,
      room: () => roomIn(this.#limit, this.#files),
      added: (file) => {
        this.#files = [...this.#files, file];
      },
      changed: () => {
        host.requestUpdate();
      },
    });
    host.addController(this);
  }

  get draft(): Draft | undefined {
    return this.#draft;
  }
  get failure(): unknown {
    return this.#failure;
  }
  get heading(): Heading {
    return this.#heading;
  }
  get files(): readonly DraftFile[] {
    return this.#files;
  }
  get saveState(): SaveState {
    const state = this.#saver?.state ?? "saved";
    return state === "saved" && this.#collecting !== undefined ? "waiting" : state;
  }
  get savedAt(): number {
    return this.#saver?.savedAt ?? 0;
  }
  /** What was typed on this machine over an older version than the server's: the person says which one counts. */
  get found(): LocalCopy | undefined {
    return this.#found;
  }
  /** Nothing has been written that is worth keeping. */
  get isEmpty(): boolean {
    const { to, cc, bcc, subject } = this.#heading;
    const named = this.#draft?.kind === "new" ? to.length + cc.length + bcc.length : 0;
    return subject === "" && named === 0 && this.#files.length === 0 && this.#around.readText().own.trim() === "";
  }

  hostConnected(): void {
    void this.load();
    this.#ends = [
      live.onReset(() => void this.#followServer()),
      live.onPersonal(({ name, data }) => {
        // The server sends this shape under this name.
        if (name === api.DRAFTS_CHANGED) this.#heard(data as DraftsChanged);
      }),
    ];
    const retry = () => void this.#saver?.flush();
    const leave = () => {
      this.#collect();
    };
    addEventListener("online", retry);
    addEventListener("pagehide", leave);
    this.#ends.push(
      () => {
        removeEventListener("online", retry);
      },
      () => {
        removeEventListener("pagehide", leave);
      },
    );
  }

  hostDisconnected(): void {
    for (const end of this.#ends.splice(0)) end();
    this.uploads.cancelAll();
    void this.flush();
  }

  /** Reads the draft; what was typed on this machine and never reached the server is put back. */
  async load(): Promise<void> {
    try {
      const draft = await api.fetchDraft(this.#around.draftId);
      this.#failure = undefined;
      this.#show(draft);
      this.#restore(draft);
      void api.fetchLimit().then(
        (limit) => (this.#limit = limit),
        () => undefined,
      );
    } catch (error) {
      this.#failure = error;
    }
    this.#host.requestUpdate();
  }

  /** A field of the heading was changed. */
  set(change: Partial<Heading>): void {
    this.#heading = { ...this.#heading, ...change };
    this.touched();
    this.#host.requestUpdate();
  }

  /** Something was typed: the text is read from its field after a moment, not at every key. */
  readonly touched = (): void => {
    if (this.#collecting !== undefined) return;
    this.#collecting = setTimeout(() => {
      this.#collect();
    }, COLLECT);
    this.#host.requestUpdate();
  };

  /** Saves at once what is not saved yet; false when that failed. */
  async flush(): Promise<boolean> {
    if (this.#collecting !== undefined) this.#collect();
    const isSaved = (await this.#saver?.flush()) ?? true;
    if (isSaved) this.#copies.drop();
    return isSaved;
  }

  /** What may have been forgotten. */
  doubts(): Doubts {
    const { own } = this.#around.readText();
    const hasFiles = this.#files.some(({ inline }) => !inline);
    return doubtsOf({ ...this.#heading, own, hasFiles, thread: this.#thread });
  }

  /** Sends what is written, now or at an hour; throws what the server refuses. */
  async send(at?: number): Promise<api.Sent> {
    this.touched();
    if (!(await this.flush()) || !this.#saver) throw new SaveFailed();
    const wish = at === undefined ? { hold: true } : { at };
    const sent = await api.sendDraft(this.#around.draftId, this.#saver.version, wish);
    this.end();
    return sent;
  }

  async discard(): Promise<void> {
    await api.discardDraft(this.#around.draftId).catch((error: unknown) => {
      if (!(error instanceof CallError) || error.status !== 404) throw error;
    });
    this.end();
  }

  /** Nothing more is saved: it is sent or thrown away. */
  end(): void {
    clearTimeout(this.#collecting);
    this.#collecting = undefined;
    this.#saver?.end();
    this.#saver = undefined;
    this.#copies.drop();
  }

  async attachStored(which: api.Stored): Promise<void> {
    const file = await api.attachStored(this.#around.draftId, which);
    this.#files = [...this.#files, file];
    this.#host.requestUpdate();
  }

  async detach(file: DraftFile): Promise<void> {
    await api.detach(this.#around.draftId, file.id);
    this.#files = this.#files.filter(({ id }) => id !== file.id);
    this.#host.requestUpdate();
  }

  /** After a conflict: this window's text counts, or the other's. */
  async settle(mine: boolean): Promise<void> {
    const draft = await api.fetchDraft(this.#around.draftId);
    if (!mine) {
      this.#copies.drop();
      this.#show(draft);
    } else if (this.#found) {
      this.#put(this.#found.content);
      this.touched();
    } else await this.#saver?.insist(draft.version);
    this.#found = undefined;
    this.#host.requestUpdate();
  }

  /** The draft is gone from the server, and what is written here is worth keeping: it becomes another. Returns that one's id. */
  async saveAsNew(): Promise<number> {
    const text = this.#around.readText();
    const draft = await api.startDraft({ rich: text.html !== null });
    await api.saveDraft(draft.id, { ...contentOf(this.#heading, text), version: draft.version });
    this.end();
    return draft.id;
  }

  #show(draft: Draft): void {
    this.#draft = draft;
    this.#heading = headingOfDraft(draft);
    this.#files = draft.files;
    if (draft.kind === "reply") {
      this.#thread ??= new Set([...draft.to, ...draft.cc, ...draft.bcc].map(({ value }) => value));
    }
    if (this.#saver) this.#saver.follow(draft.version, draft.savedAt);
    else {
      this.#saver = new DraftSaver<DraftContent>(draft.version, draft.savedAt, {
        save: (input) => api.saveDraft(draft.id, input),
        changed: () => {
          if (this.#saver?.state === "saved" && this.#collecting === undefined) this.#copies.drop();
          this.#host.requestUpdate();
        },
        setTimer: (run, ms) => setTimeout(run, ms),
        clearTimer: (timer) => {
          clearTimeout(timer as number | undefined);
        },
      });
    }
    this.#around.showText(draft);
  }

  #restore(draft: Draft): void {
    const kept = this.#copies.read();
    if (!kept) return;
    if (kept.version !== draft.version) {
      this.#found = kept;
      return;
    }
    this.#put(kept.content);
    this.touched();
  }

  /** Puts what was kept on this machine back; recipients keep the names that the draft knows. */
  #put(content: DraftContent): void {
    this.#heading = headingOf(content, this.#heading);
    this.#around.showText({ body: content.body, html: content.html ?? null });
  }

  #collect(): void {
    clearTimeout(this.#collecting);
    this.#collecting = undefined;
    if (!this.#saver) return;
    const content = contentOf(this.#heading, this.#around.readText());
    this.#copies.keep(content, this.#saver.version);
    this.#saver.touch(content);
  }

  #heard({ draftId, version }: DraftsChanged): void {
    if (draftId !== this.#around.draftId || version === null || !this.#saver) return;
    // What this window saves itself is heard too, before or after its own answer.
    if (this.#saver.state === "saved" && version > this.#saver.version) void this.#followServer();
  }

  /** Everything that was typed is on the server. */
  #isIdle(): boolean {
    return this.#saver?.state === "saved" && this.#collecting === undefined;
  }

  /** Another window has written on, and nothing is unsaved here: this one shows the same. */
  async #followServer(): Promise<void> {
    if (!this.#isIdle()) return;
    try {
      const draft = await api.fetchDraft(this.#around.draftId);
      // Something may have been typed while this was read.
      if (this.#isIdle() && draft.version > (this.#saver?.version ?? 0)) this.#show(draft);
      this.#host.requestUpdate();
    } catch {
      // What is shown stays: the next save tells whether the draft is gone.
    }
  }
}

/** Nothing was sent, since what was typed last is not on the server. */
export class SaveFailed extends Error {}
