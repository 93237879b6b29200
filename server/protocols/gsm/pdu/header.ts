import type { Shifts } from "./alphabet/gsm7.ts";
import type { OctetReader } from "./octets.ts";

/** One message in several (3GPP TS 23.040 §9.2.3.24.1 and .8). */
export interface Concatenation {
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly sequence: number;
  /** Whether the reference has 16 bits: the same number in 8 is another message. */
  readonly wide: boolean;
}

export interface Ports {
  readonly destination: number;
  readonly source: number;
}

/** The user data header, §9.2.3.24: what stands before the text. */
export interface UserDataHeader {
  readonly concatenation?: Concatenation;
  readonly ports?: Ports;
  readonly shifts: Shifts;
  /** Every element as it came. */
  readonly elements: readonly { readonly id: number; readonly data: Uint8Array }[];
}

/** Information element identifiers, §9.2.3.24. */
const CONCATENATION_8 = 0x00;
const PORTS_8 = 0x04;
const PORTS_16 = 0x05;
const CONCATENATION_16 = 0x08;
const SINGLE_SHIFT = 0x24;
const LOCKING_SHIFT = 0x25;

/** Reads the header behind its length. Elements that we do not know are kept; of those that come twice the last one counts (§9.2.3.24). */
export function readHeader(reader: OctetReader): UserDataHeader {
  const length = reader.octet("the header's length");
  const end = reader.at + length;
  if (length > reader.left) reader.fail("header", `the header says ${length} octets and ${reader.left} are left`);
  const elements: { id: number; data: Uint8Array }[] = [];
  while (reader.at < end && !reader.fault) {
    const id = reader.octet("an element of the header");
    const size = reader.octet("the length of an element");
    if (reader.at + size > end) reader.fail("header", `an element of ${size} octets does not fit into the header`);
    else elements.push({ id, data: reader.take(size, "an element of the header") });
  }
  let concatenation: Concatenation | undefined;
  let ports: Ports | undefined;
  const shifts: { locking?: number; single?: number } = {};
  const sized = (data: Uint8Array, size: number): boolean => {
    if (data.length !== size) reader.fail("header", `an element has ${data.length} octets and must have ${size}`);
    return data.length === size;
  };
  for (const { id, data } of elements) {
    const [a = 0, b = 0, c = 0, d = 0] = data;
    if (id === CONCATENATION_8 && sized(data, 3)) {
      concatenation = part({ reference: a, total: b, sequence: c, wide: false }) ?? concatenation;
    } else if (id === CONCATENATION_16 && sized(data, 4)) {
      concatenation = part({ reference: (a << 8) | b, total: c, sequence: d, wide: true }) ?? concatenation;
    } else if (id === PORTS_8 && sized(data, 2)) ports = { destination: a, source: b };
    else if (id === PORTS_16 && sized(data, 4)) ports = { destination: (a << 8) | b, source: (c << 8) | d };
    else if (id === SINGLE_SHIFT && sized(data, 1)) shifts.single = a;
    else if (id === LOCKING_SHIFT && sized(data, 1)) shifts.locking = a;
  }
  return { ...(concatenation && { concatenation }), ...(ports && { ports }), shifts, elements };
}

/** §9.2.3.24.1: an element whose numbers cannot be is ignored whole, and the message stands alone. */
function part(concatenation: Concatenation): Concatenation | undefined {
  const { total, sequence } = concatenation;
  return total > 0 && sequence > 0 && sequence <= total ? concatenation : undefined;
}

/** The octets of a header with its length, or none where it would be empty. */
export function writeHeader(header: {
  concatenation?: Concatenation | undefined;
  ports?: Ports | undefined;
  shifts?: Shifts | undefined;
}): number[] {
  const { concatenation, ports, shifts } = header;
  const octets: number[] = [];
  if (concatenation) {
    const { reference, total, sequence, wide } = concatenation;
    if (wide) octets.push(CONCATENATION_16, 4, reference >> 8, reference & 0xff, total, sequence);
    else octets.push(CONCATENATION_8, 3, reference, total, sequence);
  }
  if (ports) {
    const { destination, source } = ports;
    octets.push(PORTS_16, 4, destination >> 8, destination & 0xff, source >> 8, source & 0xff);
  }
  if (shifts?.single !== undefined) octets.push(SINGLE_SHIFT, 1, shifts.single);
  if (shifts?.locking !== undefined) octets.push(LOCKING_SHIFT, 1, shifts.locking);
  return octets.length === 0 ? [] : [octets.length, ...octets];
}
