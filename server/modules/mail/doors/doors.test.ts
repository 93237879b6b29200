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

describe("a door that an administrator moves", () => {
  /** Settings that keep what is written into them. */
  async function movable(...list: MailDoor[]) {
    office = await openTestOffice();
    const { kernel } = office;
    const kept: Record<string, unknown> = {};
    const settings = {
      ...kernel.settings,
      section: (definition: { defaults: object }) => ({
        get: () => ({ ...definition.defaults, ...kept }),
        update: (patch: object) => Object.assign(kept, patch),
      }),
    } as unknown as typeof kernel.settings;
    const doors = createMailDoors({ ...kernel, doors: { imaps: "127.0.0.1:993" }, settings }, list);
    await doors.start();
    return { doors, kept };
  }

  it("listens there at once, and is closed when it is switched off", async () => {
    const { doors, kept } = await movable(serverOf("devices", [2526, 2600]));
    await doors.choose("devices", "0.0.0.0:2526");
    expect(doors.open().devices).toEqual({ host: "0.0.0.0", port: 2526 });
    await doors.choose("devices", "127.0.0.1:2600");
    expect(doors.open().devices).toMatchObject({ port: 2600 });
    await doors.choose("devices", "off");
    expect(doors.open().devices).toBeNull();
    expect(kept).toEqual({ devices: "off" });
  });

  it("stays where it was when the other port is taken, and says so", async () => {
    const { doors, kept } = await movable(serverOf("smtp", [25]));
    await expect(doors.choose("smtp", "0.0.0.0:2025")).rejects.toMatchObject({ code: "mail.door.taken", status: 422 });
    await expect(doors.choose("smtp", "0.0.0.0:80")).rejects.toMatchObject({ code: "mail.door.forbidden" });
    expect(doors.open().smtp).toMatchObject({ port: 25 });
    expect(kept).toEqual({});
  });

  it("is not moved where the command line says where it stands", async () => {
    const { doors } = await movable(serverOf("imaps", [993, 2993]));
    expect(doors.chosen("imaps")).toEqual({ address: "127.0.0.1:993", fixed: true });
    await expect(doors.choose("imaps", "off")).rejects.toMatchObject({ code: "mail.door.fixed", status: 409 });
    expect(doors.open().imaps).toMatchObject({ port: 993 });
  });

  it("opens on its own port again when it is renewed", async () => {
    let opened = 0;
    const server: MailDoor = {
      name: "smtp",
      open: ({ host, port }) => {
        opened += 1;
        return Promise.resolve({ host, port, stop: () => Promise.resolve() });
      },
    };
    const { doors } = await movable(server);
    await Promise.all([doors.renew(["smtp"]), doors.renew(["submission"])]);
    expect(opened).toBe(2);
    expect(doors.open().smtp).toMatchObject({ port: 25 });
  });
});
