/** What single lines of a modem say. Each returns undefined for a line that says something else. */

/** `+CREG: 0,1` when asked, `+CREG: 1` by itself (3GPP TS 27.007 §7.2, §10.1.22 for CEREG). */
export function registrationOf(line: string): number | undefined {
  const match = /^\+C(?:E)?REG: *(?:\d+ *, *)?(\d+)(?: *,.*)?$/.exec(line);
  // Asked, there are two numbers; alone and followed by an area code, there is one.
  const alone = /^\+C(?:E)?REG: *(\d+)(?: *, *"[^"]*".*)?$/.exec(line);
  const found = alone?.[1] ?? match?.[1];
  return found === undefined ? undefined : Number(found);
}

/** At home, roaming, or either for SMS only (3GPP TS 27.007 §7.2). */
export const isRegistered = (state: number): boolean => [1, 5, 6, 7].includes(state);

/** `+CSQ: 17,99`: decibel-milliwatts, undefined while unknown (§8.5). */
export function signalOf(line: string): number | undefined {
  const value = /^\+CSQ: *(\d+)/.exec(line)?.[1];
  if (value === undefined || Number(value) > 31) return undefined;
  return -113 + 2 * Number(value);
}

/** `+CMGS: 12` (3GPP TS 27.005 §4.3). */
export function referenceOf(line: string): number | undefined {
  const value = /^\+CMGS: *(\d{1,3})/.exec(line)?.[1];
  return value === undefined ? undefined : Number(value) & 0xff;
}

/** `+CMTI: "ME",3` and `+CDSI: "SM",7`: where in which store (§3.4.1). */
export function storedAt(line: string): { report: boolean; store: string; index: number } | undefined {
  const match = /^\+(CMTI|CDSI): *"?(\w\w)"?, *(\d+)$/.exec(line);
  if (!match) return undefined;
  return { report: match[1] === "CDSI", store: match[2] ?? "", index: Number(match[3]) };
}

/** `+CMGL: 3,1,,24`: the place of a stored message (§4.1). */
export function indexOf(header: string): number | undefined {
  const value = /^\+CMGL: *(\d+)/.exec(header)?.[1];
  return value === undefined ? undefined : Number(value);
}

/** `+CSCA: "+84980200030",145` (§3.3.1). */
export function serviceCentreOf(line: string): string | undefined {
  return /^\+CSCA: *"([^"]*)"/.exec(line)?.[1];
}

/** `+COPS: 0,0,"Viettel",7`: the network's name (3GPP TS 27.007 §7.3). */
export function operatorOf(line: string): string | undefined {
  return /^\+COPS: *\d+ *, *\d+ *, *"([^"]*)"/.exec(line)?.[1];
}

/** How often the PIN may still be wrong, in each maker's words: CPINR, QPINC, ^CPIN, SPIC. */
export function triesLeftOf(line: string): number | undefined {
  const found =
    /^\+CPINR: *"?SIM PIN"?, *(\d+)/.exec(line)?.[1] ??
    /^\+QPINC: *"?SC"?, *(\d+)/.exec(line)?.[1] ??
    /^\^CPIN: *SIM PIN *,[^,]*,[^,]*,(\d+)/.exec(line)?.[1] ??
    /^\+SPIC: *(\d+)/.exec(line)?.[1] ??
    /^\^CPIN: *SIM PIN *, *(\d+)/.exec(line)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The number of the device or the card in an answer of digits, wherever the maker puts it. */
export function digitsIn(lines: readonly string[], length: RegExp): string | undefined {
  for (const line of lines) {
    const found = length.exec(line.replace(/[",\s]/g, " "))?.[0].trim();
    if (found !== undefined) return found.replace(/F$/i, "");
  }
  return undefined;
}
