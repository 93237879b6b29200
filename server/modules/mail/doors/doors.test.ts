import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { createMailDoors, type MailDoor } from "./doors.ts";

let office: TestOffice | undefined;
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await office?.dispose();
});

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A server that can have the ports of `free` only. */
function serverOf(name: MailDoor["name"], free: readonly number[]): MailDoor {
  return {
    name,
    open: ({ host, port }) =>
      free.includes(port)
        ? Promise.resolve({ host, port, stop: () => Promise.resolve() })
        : Promise.reject(refusal(port < 1024 ? "EACCES" : "EADDRINUSE")),
  };
}

/** Doors of an office whose command line says nothing. */
async function doorsOf(...list: MailDoor[]) {
  office = await openTestOffice();
  return createMailDoors({ ...office.kernel, doors: {}, settings: settingsOf(office) }, list);
}

/** The office's settings, in which a section may be read once more. */
function settingsOf({ kernel }: TestOffice) {
  return {
    ...kernel.settings,
    section: (definition: { name: string; defaults: object }) => ({ get: () => definition.defaults }),
  } as unknown as typeof kernel.settings;
}

describe("the doors of the mail", () => {
  it("take their standard ports, the others where those may not be opened, and stay closed where neither can", async () => {
    const doors = await doorsOf(serverOf("smtp", [25]), serverOf("imaps", [2993]), serverOf("submission", []));
    await doors.start();
    expect(doors.open()).toMatchObject({ smtp: { port: 25 }, imaps: { port: 2993 }, submission: null });
    expect(doors.addresses()).toEqual({});
    expect(office?.lines.map(({ message }) => message)).toContain(
      "A door stays closed: neither of its ports can be opened",
    );
  });

  it("leave closed what nobody signs in at, or what sends passwords in the clear, until it is asked for", async () => {
    const doors = await doorsOf(serverOf("devices", [26]), serverOf("pop3", [110]));
    await doors.start();
    expect(doors.open()).toMatchObject({ devices: null, pop3: null });
    expect(doors.addresses()).toEqual({ devices: "off", pop3: "off" });
  });

  it("refuse to start where an address that somebody chose cannot be had", async () => {
    const taken = createServer();
    servers.push(taken);
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(openTestOffice({ doors: { smtp: `127.0.0.1:${String(port)}` } })).rejects.toMatchObject({
      code: "doors.portInUse",
    });
  });
});
