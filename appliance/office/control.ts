import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { createConnection, createServer, type Socket } from "node:net";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { Exactly, type Static } from "../../server/kernel/contract/index.ts";
import { kernelErrors, Refusal, type ErrorText, type RefusalParams } from "../../server/kernel/errors.ts";
import { newRequestId } from "../../server/kernel/ids.ts";
import type { Log } from "../../server/kernel/log.ts";
import { codeOf } from "../cli/faults.ts";
import { PeopleRequest } from "./people.ts";

/** What a command of this machine may ask of the office that runs. */
export const ControlRequest = Type.Union([
  Exactly({ ask: Type.Literal("doors") }),
  Exactly({ ask: Type.Literal("people"), request: PeopleRequest }),
]);
export type ControlRequest = Static<typeof ControlRequest>;

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly text: ErrorText; readonly params: RefusalParams };

/** Bytes; a request is a name, some roles and a password. */
const LONGEST_REQUEST = 64 * 1024;
/** A socket's path is 108 bytes at most (unix(7)), with its closing zero. */
const LONGEST_PATH = 107;

/**
 * Where the running office hears commands: a socket in the data folder, which only its owner can reach, or on Windows a pipe named after the
 * folder, which only its account and administrators may write to. Undefined where the folder's path is too long for a socket.
 */
function placeOf(dataDir: string): string | undefined {
  const folder = resolve(dataDir);
  if (process.platform === "win32") {
    return `\\\\.\\pipe\\congso-${createHash("sha256").update(folder.toLowerCase()).digest("hex").slice(0, 16)}`;
  }
  const place = join(folder, "control.sock");
  return Buffer.byteLength(place) <= LONGEST_PATH ? place : undefined;
}

/** Hears one request a connection, as one JSON text, and answers with one. Called with the folder's lock held. */
export async function openControl(
  dataDir: string,
  log: Log,
  answer: (request: ControlRequest) => Promise<unknown>,
): Promise<{ close(): Promise<void> }> {
  const place = placeOf(dataDir);
  if (place === undefined) return { close: () => Promise.resolve() };
  const server = createServer({ allowHalfOpen: true }, (socket) => void serve(socket, log, answer));
  // Left behind by a process that was killed: nobody else holds the folder.
  if (process.platform !== "win32") rmSync(place, { force: true });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(place, done);
  });
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}

async function serve(socket: Socket, log: Log, answer: (request: ControlRequest) => Promise<unknown>): Promise<void> {
  // Who goes away before the answer is no fault of the office.
  socket.on("error", () => undefined);
  let told: Answer;
  try {
    const request: unknown = JSON.parse(await received(socket));
    if (!Check(ControlRequest, request)) throw kernelErrors.invalidInput({ detail: "/" });
    told = { ok: true, value: await answer(request) };
  } catch (error) {
    const requestId = newRequestId();
    if (!(error instanceof Refusal)) log.error("A command of this machine could not be answered", error, { requestId });
    const { code, text: sentence, params } = error instanceof Refusal ? error : kernelErrors.internal({ requestId });
    told = { ok: false, code, text: sentence, params };
  }
  socket.end(JSON.stringify(told));
}

async function received(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LONGEST_REQUEST) throw kernelErrors.tooLarge({ limit: "64 KB" });
  }
  return Buffer.concat(chunks).toString();
}

/** Nobody hears: the office does not run, or cannot be reached by this account. */
export const UNHEARD = Symbol("unheard");

/** Asks the office that runs on this folder; `UNHEARD` when there is none. Throws what it refused with. */
export async function askControl(dataDir: string, request: ControlRequest): Promise<unknown> {
  const place = placeOf(dataDir);
  if (place === undefined) return UNHEARD;
  const socket = createConnection({ path: place });
  try {
    await new Promise<void>((done, failed) => {
      socket.once("connect", done);
      socket.once("error", failed);
    });
  } catch (error) {
    if (["ENOENT", "ECONNREFUSED", "EACCES", "EPERM"].includes(codeOf(error))) return UNHEARD;
    throw error;
  }
  socket.end(JSON.stringify(request));
  // The answer is of this same program, or of the version that runs.
  const told = JSON.parse(await text(socket)) as Answer;
  if (!told.ok) throw new Refusal(told.code, told.text, told.params);
  return told.value;
}
