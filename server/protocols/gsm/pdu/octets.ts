import { refused, type PduFault, type PduFaultCode, type Result } from "./fault.ts";

/** No PDU is longer: an SMSC of 12 octets and an EF_SMS record of 175 (3GPP TS 31.102 §4.2.25). */
const MOST_OCTETS = 187;

/** Hexadecimal digits as octets; blanks at the ends are the terminal's, not the PDU's. */
export function octetsOf(hex: string): Result<Uint8Array> {
  const digits = hex.trim();
  if (digits.length === 0 || digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) {
    return refused("notHex", "a PDU is an even number of hexadecimal digits");
  }
  if (digits.length > MOST_OCTETS * 2) return refused("tooLong", `a PDU has at most ${MOST_OCTETS} octets`);
  const octets = new Uint8Array(digits.length / 2);
  for (let index = 0; index < octets.length; index++) {
    octets[index] = Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16);
  }
  return { ok: true, value: octets };
}

export function hexOf(octets: Iterable<number>): string {
  let hex = "";
  for (const octet of octets) hex += octet.toString(16).padStart(2, "0");
  return hex.toUpperCase();
}

/**
 * Reads octets one after the other. The first fault is kept and everything read after it is zero, so that a reader is written as a plain
 * sequence and asks once, at its end, whether all was well.
 */
export class OctetReader {
  readonly octets: Uint8Array;
  at = 0;
  fault: PduFault | undefined;

  constructor(octets: Uint8Array) {
    this.octets = octets;
  }

  get left(): number {
    return this.octets.length - this.at;
  }

  /** Whether anything was wrong so far. */
  failed(): boolean {
    return this.fault !== undefined;
  }

  fail(code: PduFaultCode, detail: string): void {
    this.fault ??= { code, detail, at: this.at };
  }

  octet(what: string): number {
    const value = this.octets[this.at];
    if (value === undefined || this.fault) {
      this.fail("truncated", `${what} is missing`);
      return 0;
    }
    this.at++;
    return value;
  }

  take(count: number, what: string): Uint8Array {
    if (this.fault || count > this.left) {
      this.fail("truncated", `${what} needs ${count} octets and has ${this.left}`);
      return new Uint8Array(0);
    }
    this.at += count;
    return this.octets.subarray(this.at - count, this.at);
  }
}
