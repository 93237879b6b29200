/** The PDU codec: pure, complete, strict. Faults are values; nothing here throws. */
export { readPdu } from "./read.ts";
export { writeDeliver, writeStatusReport, writeSubmit, type SubmitInput, type WrittenPdu } from "./write.ts";
export { splitText, type SplitText, type TextAlphabet } from "./split.ts";
export { textOfSeptets } from "./alphabet/gsm7.ts";
export { unpackSeptets, packSeptets } from "./septets.ts";
export { hexOf } from "./octets.ts";
export { writeAddress, writeServiceCentre } from "./address.ts";
export { isoOf, type Timestamp } from "./timestamp.ts";
export { concatenationOf, meaningOf, type Deliver, type Pdu, type StatusReport, type Submit } from "./types.ts";
export type { Concatenation } from "./header.ts";
export type { PduFault, Result } from "./fault.ts";
export type { Validity } from "./validity.ts";
