import { readAddress, readServiceCentre } from "./address.ts";
import { refused, type Result } from "./fault.ts";
import { octetsOf, OctetReader } from "./octets.ts";
import { readTimestamp } from "./timestamp.ts";
import type { Deliver, Pdu, StatusReport, Submit } from "./types.ts";
import { endHere, readUserData } from "./user-data.ts";
import { readValidity, VALIDITY_FORMATS } from "./validity.ts";

/** TP-MTI, 3GPP TS 23.040 §9.2.3.1. */
const DELIVER = 0;
const SUBMIT = 1;
const STATUS_REPORT = 2;

/** Reads a PDU as a modem gives it: the service centre, then the message. Strict: what is cut short or contradicts itself is a fault. */
export function readPdu(hex: string): Result<Pdu> {
  const octets = octetsOf(hex);
  if (!octets.ok) return octets;
  const reader = new OctetReader(octets.value);
  const smsc = readServiceCentre(reader);
  const first = reader.octet("the first octet");
  const pdu = readMessage(reader, first, smsc === undefined ? {} : { smsc });
  if (reader.fault) return { ok: false, fault: reader.fault };
  return pdu ? { ok: true, value: pdu } : refused("messageType", "the type of the message is reserved", reader.at);
}

function readMessage(reader: OctetReader, first: number, from: { smsc?: string }): Pdu | undefined {
  switch (first & 3) {
    case DELIVER:
      return readDeliver(reader, first, from);
    case SUBMIT:
      return readSubmit(reader, first, from);
    case STATUS_REPORT:
      return readStatusReport(reader, first, from);
    default:
      return undefined;
  }
}

/** §9.2.2.1. Of the first octet: bit 2 TP-MMS (0: more wait), 5 TP-SRI, 6 TP-UDHI, 7 TP-RP. */
function readDeliver(reader: OctetReader, first: number, from: { smsc?: string }): Deliver {
  const number = readAddress(reader, "the sender");
  const protocol = reader.octet("the protocol identifier");
  const dcs = reader.octet("the data coding scheme");
  const timestamp = readTimestamp(reader, "the time of the service centre");
  return {
    kind: "deliver",
    ...from,
    number,
    protocol,
    dcs,
    timestamp,
    hasMore: (first & 0x04) === 0,
    wasReportAsked: (first & 0x20) !== 0,
    hasReplyPath: (first & 0x80) !== 0,
    ...readUserData(reader, dcs, (first & 0x40) !== 0),
  };
}

/** §9.2.2.2. Of the first octet: bit 2 TP-RD, 3 and 4 TP-VPF, 5 TP-SRR, 6 TP-UDHI, 7 TP-RP. */
function readSubmit(reader: OctetReader, first: number, from: { smsc?: string }): Submit {
  const reference = reader.octet("the message reference");
  const number = readAddress(reader, "the recipient");
  const protocol = reader.octet("the protocol identifier");
  const dcs = reader.octet("the data coding scheme");
  const form = VALIDITY_FORMATS[(first >> 3) & 3];
  const validity = form && readValidity(reader, form);
  return {
    kind: "submit",
    ...from,
    reference,
    number,
    protocol,
    dcs,
    ...(validity && { validity }),
    wantsReport: (first & 0x20) !== 0,
    rejectsDuplicates: (first & 0x04) !== 0,
    hasReplyPath: (first & 0x80) !== 0,
    ...readUserData(reader, dcs, (first & 0x40) !== 0),
  };
}

/** §9.2.2.3; what may follow the status is announced by TP-PI, §9.2.3.27. */
function readStatusReport(reader: OctetReader, first: number, from: { smsc?: string }): StatusReport {
  const reference = reader.octet("the message reference");
  const number = readAddress(reader, "the recipient");
  const timestamp = readTimestamp(reader, "the time of the service centre");
  const discharge = readTimestamp(reader, "the time of discharge");
  const status = reader.octet("the status");
  const report = { kind: "status-report", ...from, reference, number, timestamp, discharge, status } as const;
  // A SIM's filling looks like a parameter indicator that promises everything.
  if (reader.failed() || reader.left === 0 || reader.octets[reader.at] === 0xff) {
    endHere(reader);
    return report;
  }
  const indicator = reader.octet("the parameter indicator");
  let extended = (indicator & 0x80) !== 0;
  while (extended && !reader.failed()) extended = (reader.octet("the next parameter indicator") & 0x80) !== 0;
  if (indicator & 1) reader.octet("the protocol identifier");
  const dcs = indicator & 2 ? reader.octet("the data coding scheme") : 0;
  if (!(indicator & 4)) {
    endHere(reader);
    return report;
  }
  const { text, header } = readUserData(reader, dcs, (first & 0x40) !== 0);
  return { ...report, ...(text !== undefined && { text }), ...(header && { header }) };
}
