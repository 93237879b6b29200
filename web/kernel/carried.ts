/** What one feature carries to the page of another that it leads to, once. In memory: a reload begins anew. */
const waiting = new Map<string, unknown>();

/** Keeps something for whoever takes it up under this name. */
export function carry(name: string, value: unknown): void {
  waiting.set(name, value);
}

/** What was carried here; the next who asks gets nothing. The taker knows the shape: both name it in web/kernel/features.ts. */
export function takeCarried<T>(name: string): T | undefined {
  const value = waiting.get(name);
  waiting.delete(name);
  return value as T | undefined;
}
