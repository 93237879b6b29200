import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmulatedModem } from "./modem.ts";
import { Network } from "./network.ts";
import { plugIn } from "./pty.ts";
import { serveTelephones } from "./telephones.ts";

const TELEPHONES = 8090;

/** An emulated modem for the office that `npm start` serves. Returns its port. */
export async function modemBesideOffice(): Promise<string> {
  const network = new Network();
  network.fate = () => ({ delay: 800, report: 1_500 });
  const modem = new EmulatedModem({ network, persona: "quectel" });
  const path = join(mkdtempSync(join(tmpdir(), "congso-modem-")), "ttyEMULATED");
  const plugged = await plugIn(modem, path);
  process.on("exit", () => plugged.unplug());
  await serveTelephones(network, modem, TELEPHONES);
  console.log(`Modem giả lập / emulated modem: ${path}`);
  console.log(`Điện thoại của mọi người / everybody's telephones: http://localhost:${TELEPHONES}`);
  return path;
}
