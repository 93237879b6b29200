import { createReadStream } from "node:fs";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Blobs } from "../blobs/blobs.ts";
import type { FileAnswer } from "./mount.ts";

/** One range of a stored file, both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a `Range` header (RFC 9110 §14.2). A missing, malformed or multiple range means the whole file; `unsatisfiable` is answered 416.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "whole" | "unsatisfiable" {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match) return "whole";
  const [, first = "", last = ""] = match;
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size) return "unsatisfiable";
  return end < start ? "whole" : { start, end };
}

/** `Content-Disposition` with the name in both forms (RFC 6266 §4.3), so that every browser keeps the Vietnamese marks. */
export function dispositionOf(answer: Pick<FileAnswer, "disposition" | "name">): string {
  const plain = answer.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(answer.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `${answer.disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const FILE_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox";

/** Sends the bytes of a file: nothing is sniffed, nothing runs, ranges are honoured for stored files. */
export function sendFile(request: FastifyRequest, reply: FastifyReply, blobs: Blobs, answer: FileAnswer): FastifyReply {
  void reply
    .header("content-disposition", dispositionOf(answer))
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", answer.policy ?? FILE_POLICY)
    .header("cache-control", answer.immutable ? "private, max-age=31536000, immutable" : "private, no-cache")
    .type(answer.type);
  const { content } = answer;
  if (content.kind === "bytes") return reply.send(content.bytes);
  if (content.kind === "stream") {
    if (answer.onSent) reply.raw.once("finish", answer.onSent);
    return reply.send(content.stream);
  }
  if (content.kind === "path") {
    return reply
      .header("content-length", content.size)
      .send(createReadStream(content.path, { end: Math.max(content.size - 1, 0) }));
  }
  const { from = 0 } = content;
  const etag = from === 0 ? `"${content.hash}"` : `"${content.hash}-${String(from)}"`;
  void reply.header("etag", etag).header("accept-ranges", "bytes");
  if (request.headers["if-none-match"] === etag) return reply.code(304).send();
  const range = parseRange(request.headers.range, content.size);
  if (range === "unsatisfiable") {
    return reply
      .code(416)
      .header("content-range", `bytes */${String(content.size)}`)
      .send();
  }
  const { onSent } = answer;
  if (onSent && request.method === "GET" && (range === "whole" || range.end === content.size - 1)) {
    reply.raw.once("finish", onSent);
  }
  if (range === "whole") {
    void reply.header("content-length", content.size);
    // An empty part has no last byte that a stream could end at.
    if (content.size === 0) return reply.send(Buffer.alloc(0));
    return reply.send(blobs.open(content.hash, { start: from, end: from + content.size - 1 }));
  }
  return reply
    .code(206)
    .header("content-range", `bytes ${String(range.start)}-${String(range.end)}/${String(content.size)}`)
    .header("content-length", range.end - range.start + 1)
    .send(blobs.open(content.hash, { start: from + range.start, end: from + range.end }));
}
