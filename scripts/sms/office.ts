import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../server/kernel/clock.ts";
import { silentLog } from "../../server/kernel/log.ts";
import { openOffice, type Office } from "../../server/main.ts";
import { startModem } from "../../server/protocols/gsm/modem.ts";
import { openSerialPort } from "../../server/protocols/gsm/port.ts";
import type { Modem } from "../../server/protocols/gsm/modem-types.ts";
import { plugIn, type PluggedIn } from "../modem-emulator/pty.ts";
import type { EmulatedModem } from "../modem-emulator/modem.ts";

/** An office in this process, its modems behind pseudo-terminals: what is measured is the queue, the driver and the serial port together. */
export interface SmsOffice {
  readonly office: Office;
  /** Resolves when the modem is ready. */
  connect(emulator: EmulatedModem): Promise<Connected>;
  close(): Promise<void>;
}

export interface Connected {
  readonly modem: Modem;
  unplug(): void;
  plugAgain(): Promise<void>;
}

export async function openSmsOffice(settings: Readonly<Record<string, unknown>>): Promise<SmsOffice> {
  const folder = mkdtempSync(join(tmpdir(), "congso-sms-"));
  const dataDir = join(folder, "office");
  mkdirSync(dataDir);
  // The section's own fields: what is not named keeps its usual value.
  writeFileSync(join(dataDir, "settings.json"), JSON.stringify({ version: 1, sms: settings }));
  const closed = Object.fromEntries(
    ["http", "smtp", "submission", "imap", "pop3", "modem"].map((door) => [door, "off"]),
  );
  const office = await openOffice({ dataDir, clock: systemClock, log: silentLog, version: "bench", doors: closed });
  const { sending, reception } = office.services.sms;
  const connected: { modem: Modem; plugged: PluggedIn }[] = [];
  return {
    office,
    async connect(emulator) {
      const path = join(folder, `tty${connected.length}`);
      const sim = emulator.card.iccid;
      const plugged = await plugIn(emulator, path);
      return new Promise((resolve) => {
        const line: { modem: Modem; plugged: PluggedIn } = {
          plugged,
          modem: startModem({
            path,
            openPort: openSerialPort,
            hooks: {
              received: (hex) => reception.receive(hex, sim),
              changed(state) {
                if (state.phase !== "ready") return;
                const { modem } = line;
                sending.serve({
                  sim,
                  isReady: () => modem.state().phase === "ready",
                  send: (pdu, number) => modem.send(pdu, number),
                  hold: () => undefined,
                  drain: () => modem.drain(),
                });
                resolve({
                  modem,
                  unplug: () => line.plugged.unplug(),
                  plugAgain: async () => {
                    line.plugged = await plugIn(emulator, path);
                  },
                });
              },
              traffic: () => undefined,
              pinFor: () => "missing",
            },
          }),
        };
        connected.push(line);
      });
    },
    async close() {
      await Promise.all(connected.map(({ modem }) => modem.stop()));
      for (const { plugged } of connected) plugged.unplug();
      await office.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
