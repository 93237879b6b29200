/** How the octets of a text are to be read. */
export type Alphabet = "gsm7" | "octets" | "ucs2";

export interface Coding {
  readonly alphabet: Alphabet;
  /** 0: shown at once and not kept ("flash"); 1 the phone, 2 the SIM, 3 a terminal. */
  readonly messageClass?: 0 | 1 | 2 | 3;
  /** Packed with the algorithm of 3GPP TS 23.042: we do not unpack it. */
  readonly isCompressed?: boolean;
}

/**
 * TP-DCS, 3GPP TS 23.038 §4. `userDataLength` and `octets` settle the one case that senders in the field disagree on: group 1111 with the
 * reserved bit 3 set, which some write for UCS-2 as in group 00xx.
 */
export function readCoding(dcs: number, userDataLength: number, octets: number): Coding {
  const group = dcs >> 4;
  const messageClass = (dcs & 3) as 0 | 1 | 2 | 3;
  // 00xx general, 01xx the same with automatic deletion.
  if (group < 0x8) {
    return {
      // 11 is reserved, and what is reserved is the default alphabet.
      alphabet: (["gsm7", "octets", "ucs2", "gsm7"] as const)[(dcs >> 2) & 3] ?? "gsm7",
      ...(dcs & 0x10 && { messageClass }),
      ...(dcs & 0x20 && { isCompressed: true }),
    };
  }
  if (group === 0xf) {
    if (dcs & 4) return { alphabet: "octets", messageClass };
    const isUcs2 = (dcs & 8) !== 0 && userDataLength === octets && octets % 2 === 0;
    return { alphabet: isUcs2 ? "ucs2" : "gsm7", messageClass };
  }
  // 1110: a message waits, its text in UCS-2; 1100, 1101 and the reserved 1000-1011 in the default alphabet.
  return { alphabet: group === 0xe ? "ucs2" : "gsm7" };
}

/** The general group with the class that is asked for. */
export function writeCoding({ alphabet, messageClass }: Coding): number {
  const code = { gsm7: 0x00, octets: 0x04, ucs2: 0x08 }[alphabet];
  return messageClass === undefined ? code : code | 0x10 | messageClass;
}
