import { Agent, request } from "node:http";

export interface Load {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Asks for one address over kept connections for a while; every answer must be a 200. Loopback only. */
export async function load(
  target: { port: number; path: string; cookie?: string },
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const once = () =>
    new Promise<void>((resolve, reject) => {
      const begun = performance.now();
      const headers = target.cookie === undefined ? {} : { cookie: target.cookie };
      request({ agent, host: "127.0.0.1", port: target.port, path: target.path, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`${target.path} answered ${String(response.statusCode)}`));
        response.resume().once("end", () => {
          times.push(performance.now() - begun);
          resolve();
        });
      })
        .once("error", reject)
        .end();
    });
  const worker = async () => {
    while (performance.now() < until) await once();
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - begun) / 1000;
  agent.destroy();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { rate: times.length / elapsed, p50: at(0.5), p99: at(0.99) };
}
