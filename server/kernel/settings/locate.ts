/** Where something stands in a text file, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/**
 * Finds the value that a JSON pointer (RFC 6901) names in a valid JSON text, so that a person is shown the line and not only the path.
 * Where part of the path is absent (a missing key), the place of the deepest part that is there.
 */
export function locate(json: string, pointer: string): Place {
  const wanted = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let found = 0;
  let deepest = -1;
  let at = 0;

  const skip = () => {
    while (/\s/.test(json[at] ?? "")) at += 1;
  };
  const readString = (): string => {
    const start = at;
    at += 1;
    while (at < json.length && json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
    at += 1;
    return JSON.parse(json.slice(start, at)) as string;
  };
  /** `depth` is how many parts of the wanted path lead here, or -1 on a path that is not wanted. */
  const readValue = (depth: number): void => {
    skip();
    if (depth > deepest) {
      deepest = depth;
      found = at;
    }
    const next = (key: string) => (depth >= 0 && wanted[depth] === key ? depth + 1 : -1);
    const opener = json[at];
    if (opener === '"') readString();
    else if (opener === "{" || opener === "[") {
      const closer = opener === "{" ? "}" : "]";
      at += 1;
      for (let index = 0; ; index += 1) {
        skip();
        if (json[at] === closer || at >= json.length) break;
        const key = opener === "{" ? readString() : String(index);
        skip();
        if (json[at] === ":") at += 1;
        readValue(next(key));
        skip();
        if (json[at] === ",") at += 1;
      }
      at += 1;
    } else while (at < json.length && !/[\s,}\]]/.test(json[at] ?? "")) at += 1;
  };
  readValue(0);
  return placeAt(json, found);
}
