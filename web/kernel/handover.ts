/** What one feature hands to the page of another that it leads to, once. In memory: a reload begins anew. */
const waiting = new Map<string, unknown>();

/** Something for whoever takes it up under this name. */
export function handOver(name: string, value: unknown): void {
  waiting.set(name, value);
}

/** What was handed over; the next who asks gets nothing. The taker knows the shape: both name it in web/kernel/features.ts. */
export function takeOver<T>(name: string): T | undefined {
  const value = waiting.get(name);
  waiting.delete(name);
  return value as T | undefined;
}
