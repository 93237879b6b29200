/** How a card stands, as far as it is known: what decides which of several that are free takes the next message. */
export interface Standing {
  /** dBm. */
  readonly signal: number | undefined;
  /** In another operator's network, which may cost more. */
  readonly isRoaming: boolean;
  /** Đồng; null: not known, as with a card that is paid monthly. */
  readonly balance: number | null;
  /** Parts that the day's cap still leaves. */
  readonly left: number;
}

/** What is nearly used up is kept for when nothing else is free. */
const NEARLY_NOTHING = 20;
/** A good and a fair signal (dBm): below, sending takes several attempts. */
const GOOD = -85;
const FAIR = -101;

/** The larger, the sooner a card takes a message. Credit and quota come first: what has none stops in the middle of the work. */
export function rankOf({ signal, isRoaming, balance, left }: Standing, lowBalance: number): number {
  const hasCredit = balance === null || balance >= lowBalance ? 1 : 0;
  const hasQuota = left > NEARLY_NOTHING ? 1 : 0;
  const reception = signal === undefined || signal < FAIR ? 0 : signal < GOOD ? 1 : 2;
  return hasCredit * 1_000 + hasQuota * 500 + (isRoaming ? 0 : 250) + reception * 100 + Math.min(left, 9_900) / 100;
}
