/**
 * Septets in octets (3GPP TS 23.038 §6.1.2.1.1): the first septet fills the low seven bits of the first octet, the next begins in its
 * high bit. `offset` is the number of septets that a header before the text takes up; its fill bits lead to the next septet's border
 * (3GPP TS 23.040 §9.2.3.24).
 */
export function unpackSeptets(octets: Uint8Array, count: number, offset = 0): Uint8Array {
  const septets = new Uint8Array(Math.max(0, count - offset));
  for (let index = 0; index < septets.length; index++) {
    const bit = (index + offset) * 7;
    const at = bit >> 3;
    const pair = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8);
    septets[index] = (pair >> (bit & 7)) & 0x7f;
  }
  return septets;
}

/** The reverse: the octets of a header stay, the septets follow at the next border. */
export function packSeptets(septets: readonly number[], header: readonly number[] = []): Uint8Array {
  const offset = septetsOfHeader(header.length);
  const octets = new Uint8Array(Math.ceil(((septets.length + offset) * 7) / 8));
  octets.set(header);
  septets.forEach((septet, index) => {
    const bit = (index + offset) * 7;
    const at = bit >> 3;
    const pair = septet << (bit & 7);
    octets[at] = (octets[at] ?? 0) | (pair & 0xff);
    if (pair > 0xff) octets[at + 1] = (octets[at + 1] ?? 0) | (pair >> 8);
  });
  return octets;
}

/** How many septets a header of so many octets takes up, its fill bits included. */
export const septetsOfHeader = (octets: number): number => Math.ceil((octets * 8) / 7);
