import { Observable } from "../../kernel/observable.ts";
import { upload } from "./api.ts";

/** A file on its way to the office, or there. */
export interface Attachment {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: "sending" | "ready" | "failed";
  readonly fileId: number;
  /** Why it failed. */
  readonly why: string;
}

const MOST = 10;

/** The files of a message that is being written: each is uploaded as soon as it is chosen. */
export class Attachments extends Observable<readonly Attachment[]> {
  readonly #upload: typeof upload;
  #last = 0;

  constructor(send: typeof upload = upload) {
    super([]);
    this.#upload = send;
  }

  get isBusy(): boolean {
    return this.value.some(({ state }) => state === "sending");
  }

  get ready(): readonly Attachment[] {
    return this.value.filter(({ state }) => state === "ready");
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      if (this.value.length >= MOST) return;
      this.#last += 1;
      const key = this.#last;
      const { name, size } = file;
      this.set([...this.value, { key, name, size, sent: 0, state: "sending", fileId: 0, why: "" }]);
      void this.#send(key, file);
    }
  }

  remove(key: number): void {
    this.set(this.value.filter((each) => each.key !== key));
  }

  clear(): void {
    this.set([]);
  }

  async #send(key: number, file: File): Promise<void> {
    try {
      const { id, name } = await this.#upload(file, (sent) => {
        this.#change(key, { sent });
      });
      this.#change(key, { state: "ready", fileId: id, name });
    } catch (error) {
      this.#change(key, { state: "failed", why: error instanceof Error ? error.message : String(error) });
    }
  }

  #change(key: number, change: Partial<Attachment>): void {
    this.set(this.value.map((each) => (each.key === key ? { ...each, ...change } : each)));
  }
}
