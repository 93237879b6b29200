/** Puts a text where Paste finds it. A page without TLS has no clipboard of its own; there the older way is taken. */
export async function copyText(text: string): Promise<boolean> {
  if (globalThis.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  // Deprecated and everywhere: the one way for a page of the local network that is not served over TLS.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
