import { DraftSaver, type SaveState } from "../../kernel/draft-saver.ts";
import { addPicture, createDraft, editDraft, type AnnouncementDetail } from "./api.ts";
import { filesAfter, inputOf, type Draft, type DraftFile } from "./draft.ts";

interface Around {
  readonly draft: () => Draft;
  readonly setFiles: (files: readonly DraftFile[]) => void;
  readonly changed: () => void;
  /** The draft has its number now. */
  readonly made: (id: number) => void;
}

/** A draft that is kept as one types: made with the first word, saved after each pause, never over another window's. */
export class Drafting {
  readonly #around: Around;
  readonly #saver: DraftSaver<object>;
  #post: AnnouncementDetail | undefined;

  constructor(post: AnnouncementDetail | undefined, around: Around) {
    this.#around = around;
    this.#post = post;
    this.#saver = new DraftSaver<object>(post?.version ?? 0, Date.now(), {
      save: ({ version }) => this.#save(version),
      changed: around.changed,
      setTimer: (run, ms) => setTimeout(run, ms),
      clearTimer: (timer) => {
        // It was made by `setTimer` above.
        clearTimeout(timer as ReturnType<typeof setTimeout> | undefined);
      },
    });
  }

  get state(): SaveState {
    return this.#saver.state;
  }
  get savedAt(): number | undefined {
    return this.#post && this.#saver.savedAt;
  }
  /** As it was saved last. */
  get post(): AnnouncementDetail | undefined {
    return this.#post;
  }

  touch(): void {
    this.#saver.touch({});
  }

  /** Saves what is not saved yet; whether everything is. */
  flush(): Promise<boolean> {
    return this.#saver.flush();
  }

  end(): void {
    this.#saver.end();
  }

  /** Takes pictures into the text; the draft is made for it where it is not yet. */
  async takePictures(files: readonly File[]): Promise<string[]> {
    if (files.length === 0) return [];
    if (!this.#post) {
      this.touch();
      await this.flush();
    }
    const id = this.#post?.id;
    const addresses: string[] = [];
    if (id === undefined) return addresses;
    for (const file of files) addresses.push(await addPicture(id, file));
    return addresses;
  }

  async #save(version: number): Promise<{ version: number; savedAt: number }> {
    const input = inputOf(this.#around.draft());
    const saved = this.#post ? await editDraft(this.#post.id, { ...input, version }) : await createDraft(input);
    const isFirst = !this.#post;
    this.#post = saved;
    if (input.newFiles.length > 0) this.#around.setFiles(filesAfter(this.#around.draft().files, input, saved.files));
    if (isFirst) this.#around.made(saved.id);
    return { version: saved.version, savedAt: Date.now() };
  }
}
