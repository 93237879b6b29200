/** What an address was read as. */
export interface Match {
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Reads a path by a pattern such as `/mail/:folder/:id?`. A parameter is one segment; one that ends in `?` may be missing, and only at the
 * end. Undefined when it does not fit.
 */
export function matchPath(pattern: string, path: string): Match | undefined {
  const wanted = segments(pattern);
  const given = segments(path);
  if (given.length > wanted.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, want] of wanted.entries()) {
    const got = given[index];
    if (want.startsWith(":")) {
      const optional = want.endsWith("?");
      if (got === undefined && !optional) return undefined;
      const value = got === undefined ? undefined : decode(got);
      if (got !== undefined && value === undefined) return undefined;
      if (value !== undefined) params[want.slice(1, optional ? -1 : undefined)] = value;
    } else if (want !== got) return undefined;
  }
  return { params };
}

function segments(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
