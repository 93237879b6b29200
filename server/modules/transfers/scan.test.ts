import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, openTransfersOffice, type TransfersOffice } from "./testing.ts";

const EICAR = Buffer.from("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
const LARGEST = 1_000_000;

/** A scanner that speaks as clamd does: zINSTREAM with its chunks, zVERSION; finds the EICAR test, refuses what is too large. */
async function openClamd(): Promise<{ server: Server; port: number; scans: () => number }> {
  let scans = 0;
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    let isStream = false;
    let stream = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      heard = Buffer.concat([heard, Buffer.from(data)]);
      if (!isStream) {
        const nul = heard.indexOf(0);
        if (nul < 0) return;
        const command = heard.subarray(0, nul).toString();
        heard = heard.subarray(nul + 1);
        if (command === "zVERSION") return void socket.end("ClamAV 1.4.1/27455\0");
        if (command !== "zINSTREAM") return void socket.end("UNKNOWN COMMAND\0");
        isStream = true;
      }
      while (heard.length >= 4) {
        const length = heard.readUInt32BE(0);
        if (length === 0) {
          scans += 1;
          socket.end(stream.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
          return;
        }
        if (heard.length < 4 + length) return;
        stream = Buffer.concat([stream, heard.subarray(4, 4 + length)]);
        heard = heard.subarray(4 + length);
        if (stream.length > LARGEST) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { server, port: typeof address === "object" && address ? address.port : 0, scans: () => scans };
}

let at: TransfersOffice;
let clamd: Awaited<ReturnType<typeof openClamd>>;
beforeAll(async () => {
  [at, clamd] = await Promise.all([openTransfersOffice(), openClamd()]);
  await useScanner(`127.0.0.1:${String(clamd.port)}`);
});
afterAll(async () => {
  await at.dispose();
  clamd.server.close();
});

async function useScanner(address: string) {
  const settings = { maxTransferMb: 1_000, quotaMb: 1_000, keepDays: 14, keepFreeMb: 100, direct: true };
  return at.ask(at.ids.admin, "PUT", "/api/transfers/settings", { ...settings, clamd: address });
}

describe("a virus scanner", () => {
  it("is named to the administrator by its version; what is no address is refused", async () => {
    expect(await at.get(at.ids.admin, "/api/transfers/settings")).toMatchObject({ scanner: "ClamAV 1.4.1/27455" });
    expect(await codeOf(await useScanner("clamd"))).toBe("transfers.scannerAddress");
  });

  it("looks at each file by itself, and lets what is clean pass", async () => {
    const before = clamd.scans();
    const first = [
      { path: "a.txt", size: 10 },
      { path: "b.txt", size: 20 },
    ];
    expect(await at.send(randomBytes(30), { files: 2, first })).toMatchObject({ state: "ready", scan: "clean" });
    expect(clamd.scans() - before).toBe(2);
  });

  it("ends a transfer in which it finds something, and tells which file; nobody gets it", async () => {
    const content = Buffer.concat([randomBytes(100), EICAR]);
    const first = [
      { path: "sạch.txt", size: 100 },
      { path: "bẩn.com", size: EICAR.length },
    ];
    const offered = await at.offer(content, { files: 2, first });
    await at.patch(at.ids.an, offered.upload ?? "", 0, content);
    const answer = await at.seal(offered, content);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/Eicar-Test-Signature.*bẩn\.com/);
    const got = await at.ask(at.ids.binh, "GET", `/api/transfers/${String(offered.id)}/content`);
    expect(got.status).toBe(410);
  });

  it("does not hold up what it cannot read, or what comes while it is away: the receiver is warned", async () => {
    expect(await at.send(randomBytes(LARGEST * 2))).toMatchObject({ state: "ready", scan: "unscanned" });
    await useScanner("127.0.0.1:9");
    expect(await at.send(randomBytes(10))).toMatchObject({ state: "ready", scan: "unscanned" });
    expect(await at.get(at.ids.admin, "/api/transfers/settings")).toMatchObject({ scanner: null });
  });
});
