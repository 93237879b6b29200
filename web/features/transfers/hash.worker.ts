import { sha256 } from "@noble/hashes/sha2.js";

const PIECE = 4 * 1024 * 1024;

/** Reads a Blob from its first byte to its last and answers its SHA-256. `crypto.subtle` cannot stream, and on plain http is not there at all. */
self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  try {
    const hash = sha256.create();
    for (let at = 0; at < data.size; at += PIECE) {
      hash.update(new Uint8Array(await data.slice(at, at + PIECE).arrayBuffer()));
    }
    const hex = [...hash.digest()].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    self.postMessage({ hex });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.name : "Error" });
  }
};
