import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import WebSocket from "ws";

/** An open window as the benchmark sees it: it only looks for the client id in what it hears. */
export interface Listening {
  readonly socket: WebSocket;
  readonly close: () => void;
}

const MARK = '"clientId":"';
const ID_LENGTH = 36;

/** Opens a socket, says hello, and hands on the client id of every message that is heard. */
export function listen(
  port: number,
  path: string,
  cookie: string | undefined,
  heard: (clientId: string) => void,
): Promise<Listening> {
  const headers = { origin: `http://127.0.0.1:${String(port)}`, ...(cookie !== undefined && { cookie }) };
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, { perMessageDeflate: false, headers });
  return new Promise((resolve, reject) => {
    const listening = {
      socket,
      close: () => {
        socket.terminate();
      },
    };
    socket.on("message", (data: Buffer) => {
      const text = data.toString("latin1");
      const at = text.indexOf(MARK);
      if (at >= 0) heard(text.slice(at + MARK.length, at + MARK.length + ID_LENGTH));
      else if (text.startsWith('{"kind":"welcome"')) resolve(listening);
    });
    socket.on("open", () => {
      socket.send('{"kind":"hello"}');
      // The floor has no greeting of its own.
      if (cookie === undefined) resolve(listening);
    });
    socket.on("error", reject);
  });
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Posts JSON over a kept connection; resolves with the status once the answer is there. */
export function post(port: number, path: string, cookie: string | undefined, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", ...(cookie !== undefined && { cookie }) };
    request({ agent, host: "127.0.0.1", port, path, method: "POST", headers }, (response) => {
      response.resume().once("end", () => {
        resolve(response.statusCode ?? 0);
      });
    })
      .once("error", reject)
      .end(body);
  });
}

export interface Spread {
  /** Milliseconds from the sending to the hearing. */
  readonly p50: number;
  readonly p99: number;
  /** Hearings that were owed and did not come. */
  readonly missing: number;
}

export interface Talk {
  readonly sockets: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** Opens one of the windows. */
  readonly open: (index: number, heard: (clientId: string) => void) => Promise<Listening>;
  readonly say: (index: number, clientId: string) => Promise<number>;
}

/** Opens the windows, talks at a steady pace, and measures every hearing of every window. */
export async function measureTalk({ sockets, perSecond, seconds, open, say }: Talk): Promise<Spread> {
  const sent = new Map<string, number>();
  const times: number[] = [];
  const heard = (clientId: string): void => {
    const at = sent.get(clientId);
    if (at !== undefined) times.push(performance.now() - at);
  };
  const windows: Listening[] = [];
  for (let n = 0; n < sockets; n += 50) {
    const some = Array.from({ length: Math.min(50, sockets - n) }, (_, index) => open(n + index, heard));
    windows.push(...(await Promise.all(some)));
  }
  const count = perSecond * seconds;
  const answers: Promise<number>[] = [];
  const begun = performance.now();
  for (let n = 0; n < count; n += 1) {
    await pause(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    const clientId = randomUUID();
    sent.set(clientId, performance.now());
    answers.push(say(n, clientId));
  }
  const refused = (await Promise.all(answers)).filter((status) => status !== 200).length;
  if (refused > 0) throw new Error(`${String(refused)} of ${String(count)} messages were refused.`);
  const owed = count * sockets;
  for (let waited = 0; times.length < owed && waited < 100; waited += 1) await pause(50);
  for (const window of windows) window.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), missing: owed - times.length };
}
