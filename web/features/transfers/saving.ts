/** Lets the browser save what is at an address under a name. The link is never on the page. */
export function saveFrom(url: string, name = ""): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Lets the browser save a Blob; its address lives long enough for the largest. */
export function saveBlob(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  saveFrom(url, name);
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 600_000);
}
