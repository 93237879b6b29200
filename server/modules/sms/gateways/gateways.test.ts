import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clerk, openSmsHouse, type SmsHouse } from "../testing.ts";
import { fillBody, isBody } from "./http.ts";
import { makeSpool, readSpoolFile, spoolFile } from "./spool.ts";

let house: SmsHouse;
beforeEach(async () => {
  house = await openSmsHouse();
});
afterEach(async () => {
  await house.dispose();
});
const LONG = "Kính mời đồng chí dự họp giao ban. ".repeat(4).trim();
const look = () => {
  house.office.services.sms.lookAtGateways();
};

describe("an HTTP gateway", () => {
  let server: Server;
  let status = 200;
  const got: { body: unknown; key: string; token: string }[] = [];
  beforeEach(async () => {
    status = 200;
    got.length = 0;
    server = createServer((request: IncomingMessage, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const { headers } = request;
        got.push({
          body: JSON.parse(body),
          key: String(headers["idempotency-key"]),
          token: String(headers.authorization),
        });
        if (status === 0) request.socket.destroy();
        else response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => server.close());
  const turnOn = (): void => {
    const { port } = server.address() as AddressInfo;
    house.settings({ httpOn: true, httpUrl: `http://127.0.0.1:${String(port)}/sms`, httpToken: "bi-mat" });
    look();
  };

  it("is off until it is turned on", () => {
    look();
    expect(house.office.services.sms.modems().map(({ kind }) => kind)).toEqual([]);
  });

  it("gets a message of several parts once and whole, with its token and a key of its own", async () => {
    turnOn();
    const id = house.sendOne(LONG);
    await house.until(() => house.stateOf(id) === "accepted");
    expect(got).toEqual([
      { body: { to: "+84912345678", text: LONG, id: String(id) }, key: `congso-${String(id)}`, token: "Bearer bi-mat" },
    ]);
    expect(house.office.services.sms.settings().httpToken).toBe("********");
  });

  it.each([
    [400, "failed"],
    [503, "queued"],
    [500, "unknown"],
    [0, "unknown"],
  ])("status %i makes of a message: %s", async (answer, state) => {
    status = answer;
    turnOn();
    const id = house.sendOne("thử");
    await house.until(() => got.length === 1 && house.stateOf(id) === state);
  });

  it("that wants no messages of ours is held until somebody looks", async () => {
    status = 401;
    turnOn();
    const id = house.sendOne("thử");
    const line = () => house.office.services.sms.modems()[0];
    await house.until(() => line()?.trouble === "stop-sim");
    expect(house.stateOf(id)).toBe("queued");
  });

  it("that is not there gets it later", async () => {
    turnOn();
    server.close();
    const id = house.sendOne("thử");
    const told = () => house.office.services.sms.message(clerk, id).history.some(({ what }) => what === "refused");
    await house.until(told);
    expect(house.stateOf(id)).toBe("queued");
  });

  it("takes JSON whatever is in the text, and refuses a template that is none", () => {
    const filled = fillBody('{"t":"{text}"}', { number: "1", text: 'a"b\\\n{number}', id: "1" });
    expect(JSON.parse(filled)).toEqual({ t: 'a"b\\\n{number}' });
    expect([isBody('{"to":"{number}","text":"{text}"}'), isBody('{"to":{number}'), isBody("{}")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => {
      house.settings({ httpOn: true, httpUrl: "ftp://x" });
    }).toThrow(/http/);
  });
});

describe("the spool folder of smstools", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "congso-spool-"));
    makeSpool(folder);
    house.settings({ spoolOn: true, spoolFolder: folder, submitSeconds: 1 });
    look();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const outgoing = () => readdirSync(join(folder, "outgoing"));
  /** What smsd does with a file. */
  const smsd = async (place: "sent" | "failed", headers: string): Promise<string> => {
    await house.until(() => outgoing().length === 1);
    const [name = ""] = outgoing();
    const file = join(folder, "outgoing", name);
    const content = readFileSync(file);
    writeFileSync(file, Buffer.concat([Buffer.from(headers), content]));
    renameSync(file, join(folder, place, name));
    return content.toString("latin1");
  };

  it("gets a file, and its report makes it delivered", async () => {
    const id = house.sendOne("Hop luc 8h");
    const content = await smsd("sent", "Message_id: 117\n");
    expect(content).toBe("To: 84912345678\nReport: yes\n\nHop luc 8h");
    await house.until(() => house.stateOf(id) === "accepted");
    const report =
      "SMS STATUS REPORT\nMessage_id: 117\nDischarge_timestamp: 26-11-25 08:00:00\nStatus: 0,Ok,short message received by the SME\n";
    writeFileSync(join(folder, "report", "GSM1.a"), `From: 84912345678\nSent: 26-11-25 08:00:00\n\n${report}`);
    look();
    expect(house.stateOf(id)).toBe("delivered");
    expect(readdirSync(join(folder, "report"))).toEqual([]);
  });

  it("keeps the marks, and gives back what it failed to send", async () => {
    const id = house.sendOne(LONG);
    const content = await smsd("failed", "Fail_reason: no\n");
    expect(readSpoolFile(Buffer.from(content, "latin1")).text).toBe(LONG);
    await house.until(() => house.stateOf(id) === "failed");
  });

  it("what smsd does not take is taken back, and surely not sent", async () => {
    const id = house.sendOne("không ai lấy");
    const told = () => house.office.services.sms.message(clerk, id).history.some(({ what }) => what === "not-sent");
    await house.until(told);
    expect(outgoing()).toEqual([]);
  });

  it("brings what comes in to the clerk's box, once", () => {
    const text = spoolFile({ id: 1, number: "x", text: "Cho tôi hỏi" }).toString("latin1").split("\n\n")[1] ?? "";
    writeFileSync(
      join(folder, "incoming", "GSM1.b"),
      Buffer.from(`From: 84933333333\nAlphabet: UCS2\n\n${text}`, "latin1"),
    );
    look();
    look();
    const box = house.office.services.sms.inbound(clerk, {}).items;
    expect(box).toMatchObject([{ number: "0933 333 333", text: "Cho tôi hỏi" }]);
  });
});
