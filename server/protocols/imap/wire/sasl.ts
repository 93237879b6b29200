/** What SASL PLAIN (RFC 4616) carries; undefined where it is malformed. Acting for somebody else is nobody's right here. */
export function readPlain(response: string): { login: string; password: string } | undefined {
  const bytes = fromBase64(response);
  const parts = bytes?.toString("utf8").split("\0");
  if (parts?.length !== 3) return undefined;
  const [authority = "", login = "", password = ""] = parts;
  return login === "" || (authority !== "" && authority !== login) ? undefined : { login, password };
}

/** Bytes of strict base64; undefined where it is none. */
export function fromBase64(text: string): Buffer | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  return Buffer.from(text, "base64");
}
