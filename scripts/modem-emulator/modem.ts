import {
  readPdu,
  writeDeliver,
  writeStatusReport,
  splitText,
  type Submit,
} from "../../server/protocols/gsm/pdu/index.ts";
import type { Fate, Network } from "./network.ts";
import { PERSONAS, type Persona, type PersonaName } from "./personas.ts";

export interface Card {
  readonly iccid: string;
  readonly pin?: string;
}

export interface EmulatorOptions {
  readonly persona?: PersonaName;
  readonly network: Network;
  readonly card?: Card;
  readonly imei?: string;
  /** Whether it repeats what it is told, whatever ATE0 asks. */
  readonly echoes?: boolean;
  /** Called before each line that it says: what it returns is said first. */
  readonly noise?: () => string | undefined;
}

const CTRL_Z = "\x1a";
const ESC = "\x1b";
const HANOI = 420;
let made = 0;

/**
 * A modem at the level of bytes: what goes in are characters of a serial line, what comes out are such. It knows the commands that an SMS
 * driver gives, in the words of its persona, and does with each message what its network decides.
 */
export class EmulatedModem {
  /** Where its bytes go; set by whoever connects it. */
  output: (text: string) => void = () => undefined;
  /** Pulls it out; set by whoever connects it. */
  unplug: () => void = () => undefined;
  registration = 1;
  signal = 21;
  isAnswering = true;
  triesLeft = 3;
  readonly persona: Persona;
  readonly network: Network;
  readonly card: Card;
  readonly imei: string;
  private readonly noise: () => string | undefined;
  private readonly stubbornEcho: boolean;
  private echo = true;
  private isLocked: boolean;
  private input = "";
  private awaitsPdu = false;
  private pendingFate: Fate | undefined;
  private indications = "";
  private needsAck = false;
  /** Reports that nobody has acknowledged: the network hands them over again. */
  private readonly unacknowledged: string[] = [];
  /** The first of them stands on the line and waits for its acknowledgement: it is not said twice. */
  private isOffered = false;
  private readonly store = new Map<number, string>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(options: EmulatorOptions) {
    made++;
    this.persona = PERSONAS[options.persona ?? "quectel"];
    this.network = options.network;
    this.card = options.card ?? { iccid: `898404000000${String(1_000_000 + made)}` };
    this.imei = options.imei ?? `86000000${String(1_000_000 + made)}`;
    this.noise = options.noise ?? (() => undefined);
    this.stubbornEcho = options.echoes ?? false;
    this.isLocked = this.card.pin !== undefined;
  }

  /** Its power was off and is on again: what it was told is forgotten, what lies in its store is not. */
  plugIn(): void {
    this.input = "";
    this.echo = true;
    this.awaitsPdu = false;
    this.isAnswering = true;
    this.indications = "";
    this.needsAck = false;
    this.isLocked = this.card.pin !== undefined;
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** Characters from the machine. */
  receive(text: string): void {
    for (const character of text) {
      if (this.awaitsPdu) this.atPrompt(character);
      else if (character === "\r") {
        const command = this.input.trim();
        this.input = "";
        if (this.isAnswering) this.execute(command);
        // What takes the power away works on one that hangs too.
        else if (command === "AT+CFUN=1,1") this.plugIn();
      } else if (character === ESC) this.input = "";
      else if (character !== "\n") this.input += character;
      if ((this.echo || this.stubbornEcho) && this.isAnswering && character !== ESC && character !== CTRL_Z) {
        this.output(character === "\r" ? "\r\n" : character);
      }
    }
  }

  /** Somebody writes to this card's number. */
  deliver(number: string, text: string, reference = 1): void {
    const split = splitText(text.normalize("NFC"));
    if (!split.ok) throw new Error(split.fault.detail);
    const { parts, alphabet } = split.value;
    parts.forEach((part, index) => {
      const total = parts.length;
      const pdu = writeDeliver({
        number,
        text: part,
        alphabet,
        timestamp: { at: Math.floor(Date.now() / 1000) * 1000, offset: HANOI },
        ...(total > 1 && { concatenation: { reference, total, sequence: index + 1, wide: false } }),
      });
      if (pdu.ok) this.keep(pdu.value.hex);
    });
  }

  /** Puts a PDU into the store and tells of it, as the mode asks. */
  keep(hex: string): void {
    let index = 1;
    while (this.store.has(index)) index++;
    this.store.set(index, hex);
    if (this.indications !== "") this.say(`+CMTI: "ME",${index}`);
  }

  stored(): number {
    return this.store.size;
  }

  private say(...lines: readonly string[]): void {
    if (!this.isAnswering) return;
    for (const line of lines) {
      const noise = this.noise();
      this.output(noise === undefined ? `\r\n${line}\r\n` : `\r\n${noise}\r\n\r\n${line}\r\n`);
    }
  }

  private later(milliseconds: number, then: () => void): void {
    if (milliseconds === 0) {
      then();
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      then();
    }, milliseconds);
    this.timers.add(timer);
  }

  private execute(command: string): void {
    const { persona } = this;
    const answer = (...lines: string[]) => this.say(...lines, "OK");
    if (command === "") return;
    if (/^ATE[01]$/.test(command)) this.echo = command === "ATE1";
    if (command.startsWith("AT+CMGS=")) {
      this.prompt();
      return;
    }
    const stored = /^AT\+CMG([RD])=(\d+)/.exec(command);
    if (stored) {
      this.storeCommand(stored[1] === "D", Number(stored[2]));
      return;
    }
    if (command.startsWith("AT+CNMI=")) {
      const mode = command.slice(8);
      if (!persona.indications.includes(mode)) this.say("+CMS ERROR: 302");
      else {
        this.indications = mode;
        this.isOffered = false;
        answer();
        this.later(1, () => this.offerReport());
      }
      return;
    }
    if (command.startsWith("AT+CPIN=")) {
      this.unlock(command.slice(9, -1));
      return;
    }
    if (command.startsWith("AT+CUSD=1")) {
      answer();
      const balance = this.network.balances.get(this.card.iccid) ?? "TK goc: 85.000d, HSD 31/12/2026";
      this.later(5, () => this.say(`+CUSD: 0,"${balance}",15`));
      return;
    }
    if (command === "AT+CNMA" && this.needsAck && this.isOffered) {
      this.unacknowledged.shift();
      this.isOffered = false;
      answer();
      this.offerReport();
      return;
    }
    const fixed = this.fixedAnswer(command);
    if (fixed === undefined) this.say("ERROR");
    else answer(...fixed);
  }

  private fixedAnswer(command: string): readonly string[] | undefined {
    const { persona } = this;
    const lte = persona.knowsLte ? [`+CEREG: 0,${this.registration}`] : undefined;
    if (command === persona.card[0]) return [`${persona.card[1]}${this.card.iccid}`];
    if (command === persona.tries[0]) return [persona.tries[1](this.triesLeft)];
    switch (command) {
      case "AT":
      case "ATE0":
      case "ATE1":
      case "AT+CMEE=1":
      case "AT+CMGF=0":
      case "AT+CMMS=2":
      case "AT+CFUN=1,1":
      case "AT+CUSD=2":
        return [];
      case "AT+CMEE?":
        return ["+CMEE: 1"];
      case "AT+CGMI":
        return [persona.maker];
      case "AT+CGMM":
        return [persona.model];
      case "AT+CGMR":
        return [persona.firmware];
      case "AT+CGSN":
        return [this.imei];
      case "AT+CIMI":
        return ["452041234567890"];
      case "AT+CPIN?":
        return [this.isLocked ? (this.triesLeft > 0 ? "+CPIN: SIM PIN" : "+CPIN: SIM PUK") : "+CPIN: READY"];
      case "AT+CSCA?":
        return ['+CSCA: "+84980200030",145'];
      case "AT+CPMS?":
        return [`+CPMS: "ME",${this.store.size},99,"ME",${this.store.size},99,"ME",${this.store.size},99`];
      case 'AT+CPMS="ME"':
        return [`+CPMS: ${this.store.size},99,${this.store.size},99,${this.store.size},99`];
      case "AT+CSMS=1":
        this.needsAck = persona.acknowledges;
        return persona.acknowledges ? ["+CSMS: 1,1,1"] : undefined;
      case "AT+CNMA":
        return this.needsAck ? [] : undefined;
      case "AT+CSQ":
        return [`+CSQ: ${this.signal},99`];
      case "AT+CREG?":
        return [`+CREG: 0,${this.registration}`];
      case "AT+CEREG?":
        return lte;
      case "AT+COPS?":
        return ['+COPS: 0,0,"Viettel",7'];
      case "AT+CMGL=4":
        return [...this.store].map(([index, hex]) => `+CMGL: ${index},0,,${tpduLength(hex)}\r\n${hex}`);
      default:
        return undefined;
    }
  }

  private storeCommand(deletes: boolean, index: number): void {
    const hex = this.store.get(index);
    if (deletes) this.store.delete(index);
    else if (hex !== undefined) this.say(`+CMGR: 0,,${tpduLength(hex)}\r\n${hex}`);
    if (deletes || hex !== undefined) this.say("OK");
    else this.say("+CMS ERROR: 321");
  }

  private unlock(pin: string): void {
    if (pin === this.card.pin) {
      this.isLocked = false;
      this.triesLeft = 3;
      this.say("OK");
    } else {
      this.triesLeft--;
      this.say("+CME ERROR: 16");
    }
  }

  private prompt(): void {
    const fate = this.network.fate(this.card.iccid);
    if (fate.unplugs === "prompt") {
      this.unplug();
      return;
    }
    if (fate.losesPrompt) return;
    this.pendingFate = fate;
    this.awaitsPdu = true;
    this.output("\r\n> ");
  }

  private atPrompt(character: string): void {
    if (character === ESC) {
      this.awaitsPdu = false;
      this.input = "";
      this.say("OK");
    } else if (character === CTRL_Z) {
      this.awaitsPdu = false;
      const hex = this.input.trim();
      this.input = "";
      this.submit(hex);
    } else this.input += character;
  }

  private submit(hex: string): void {
    const submit = this.network.read(hex);
    if (!submit) {
      this.say("+CMS ERROR: 304");
      return;
    }
    const fate = this.pendingFate ?? {};
    if (fate.unplugs === "before") {
      this.unplug();
      return;
    }
    if (fate.hangs === "before") {
      this.isAnswering = false;
      return;
    }
    this.later(fate.delay ?? 0, () => this.decide(submit, fate));
  }

  private decide(submit: Submit, fate: Fate): void {
    if (fate.refuse !== undefined) {
      this.say(fate.refuse === "plain" ? "ERROR" : `+CMS ERROR: ${fate.refuse}`);
      return;
    }
    const reference = this.network.take(submit, this.card.iccid);
    const report = () => this.report(submit, reference, fate.status ?? 0);
    if (fate.unplugs === "after") this.unplug();
    else if (fate.hangs === "after") this.isAnswering = false;
    if (submit.wantsReport && fate.report === "early") report();
    if (!fate.losesAnswer && fate.unplugs === undefined && fate.hangs === undefined)
      this.say(`+CMGS: ${reference}`, "OK");
    if (submit.wantsReport && typeof (fate.report ?? 0) === "number") this.later(Number(fate.report ?? 1), report);
  }

  private offerReport(): void {
    const [hex] = this.unacknowledged;
    if (hex === undefined || this.isOffered || !this.needsAck || this.indications !== "2,1,0,1,0") return;
    this.isOffered = true;
    this.say(`+CDS: ${tpduLength(hex)}\r\n${hex}`);
  }

  /** As CDS where reports are acknowledged, else into the store. */
  private report(submit: Submit, reference: number, status: number): void {
    const now = { at: Math.floor(Date.now() / 1000) * 1000, offset: HANOI };
    const pdu = writeStatusReport({ number: submit.number, reference, status, timestamp: now, discharge: now });
    if (!pdu.ok) return;
    if (this.persona.acknowledges) {
      this.unacknowledged.push(pdu.value.hex);
      this.offerReport();
    } else {
      let index = 1;
      while (this.store.has(index)) index++;
      this.store.set(index, pdu.value.hex);
      if (this.indications === "2,1,0,2,0") this.say(`+CDSI: "ME",${index}`);
    }
  }
}

function tpduLength(hex: string): number {
  return readPdu(hex).ok ? hex.length / 2 - 1 - Number.parseInt(hex.slice(0, 2), 16) : 0;
}
