import type { Readable } from "node:stream";
import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, SIGNED_IN } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import { personChanged, PHOTO_LIMIT } from "./contract.ts";
import type { Core } from "./core.ts";
import { directoryErrors } from "./errors.ts";
import { coversRightsOf } from "./policy.ts";
import * as store from "./store.ts";

export interface Photos {
  /** Stores the picture and says its name. A person's own, or with `directory.manage` anybody's. */
  set(actor: Actor, personId: number, picture: Readable | Uint8Array): Promise<string>;
  remove(actor: Actor, personId: number): typeof done;
  read(hash: string): FileAnswer;
}

export function createPhotos(core: Core): Photos {
  const { kernel } = core;

  function write(actor: Actor, personId: number, photo: { hash: string; type: string; size: number } | null): void {
    const isOwn = actor.kind === "person" && actor.id === personId;
    core.change(actor, isOwn ? SIGNED_IN : "directory.manage", (work) => {
      const person = store.findPerson(work.db, personId);
      if (person?.active !== 1) throw kernelErrors.notFound();
      if (!isOwn && !coversRightsOf(actor, store.permissionsOfPerson(work.db, personId)))
        throw directoryErrors.outranks();
      store.setPhoto(work.db, personId, photo);
      work.emit(personChanged, { personId, fields: ["photo"] });
      work.audit({
        action: photo ? "directory.photo-set" : "directory.photo-removed",
        subject: { type: "person", id: personId },
      });
    });
  }

  return {
    async set(actor, personId, picture) {
      if (actor.kind !== "system") personOf(actor);
      const bytes = await collect(picture);
      const type = pictureType(bytes, actor.kind === "system");
      if (type === undefined) throw directoryErrors.notPicture();
      const { hash, size } = await kernel.blobs.put(bytes, { maxBytes: PHOTO_LIMIT });
      write(actor, personId, { hash, type, size });
      return hash;
    },
    remove(actor, personId) {
      write(actor, personId, null);
      return done;
    },
    read(hash) {
      const photo = store.findPhoto(kernel.db, hash);
      if (!photo) throw kernelErrors.notFound();
      return {
        content: { kind: "stored", hash, size: photo.size },
        type: photo.type,
        name: `${hash.slice(0, 12)}.${photo.type.replace(/^image\//, "").replace(/\+xml$/, "")}`,
        disposition: "inline",
        immutable: true,
      };
    },
  };
}

async function collect(source: Readable | Uint8Array): Promise<Buffer> {
  if (source instanceof Uint8Array) return Buffer.from(source);
  return collectBytes(source, PHOTO_LIMIT);
}

/** Reads a body to its end; stops reading at the bound and throws `kernel.tooLarge`. */
export async function collectBytes(source: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > most) throw kernelErrors.tooLarge({ limit: `${String(Math.round(most / 1024 / 1024))} MB` });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Told by the first bytes. SVG can carry scripts and links: only the program's own drawings are taken. */
export function pictureType(bytes: Uint8Array, isOurs: boolean): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16));
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "image/png";
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (head.toString("latin1", 0, 4) === "RIFF" && head.toString("latin1", 8, 12) === "WEBP") return "image/webp";
  if (isOurs && head.toString("latin1", 0, 4) === "<svg") return "image/svg+xml";
  return undefined;
}
