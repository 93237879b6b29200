import type { Pick } from "../../../ui/picking.ts";

/** What is easily forgotten or regretted, found before a letter goes. */
export interface Doubts {
  readonly noSubject: boolean;
  readonly noFile: boolean;
  /** How many people get it, where they are many. */
  readonly many: number | undefined;
  /** Who gets an answer and had no part in the conversation. */
  readonly strangers: readonly string[];
}

/** From so many people on, one is asked before they all get it. */
export const MANY = 50;

interface Letter {
  readonly to: readonly Pick[];
  readonly cc: readonly Pick[];
  readonly bcc: readonly Pick[];
  readonly subject: string;
  /** Without what is quoted. */
  readonly own: string;
  readonly hasFiles: boolean;
  /** Who was addressed when the answer was begun; undefined for what is no answer. */
  readonly thread: ReadonlySet<string> | undefined;
}

export function doubtsOf({ to, cc, bcc, subject, own, hasFiles, thread }: Letter): Doubts {
  const all = [...to, ...cc, ...bcc];
  const people = all.reduce((sum, { count }) => sum + (count ?? 1), 0);
  return {
    noSubject: subject.trim() === "",
    noFile: !hasFiles && speaksOfFiles(own, subject),
    many: people >= MANY || all.some(({ key }) => key === "everyone") ? people : undefined,
    strangers: thread === undefined ? [] : all.filter(({ key }) => !thread.has(key)).map(({ name }) => name),
  };
}

export const hasDoubts = ({ noSubject, noFile, many, strangers }: Doubts): boolean =>
  noSubject || noFile || many !== undefined || strangers.length > 0;

/** Whether the text speaks of something enclosed, with marks or without. */
export function speaksOfFiles(own: string, subject: string): boolean {
  return /đính kèm|gửi kèm|kèm theo|file kèm|tệp kèm|dinh kem|gui kem|kem theo|\battach(?:ed|ment)|\benclosed\b/i.test(
    `${subject.replace(/^(?:\s*(?:re|fwd?)\s*:)+/i, "")}\n${own}`.normalize("NFC"),
  );
}

/** What the person wrote in plain text, without what stands quoted under it. */
export function ownWords(body: string): string {
  const cut = body.search(/\n(?:Vào .*đã viết:|On .*wrote:|-{5,}|-- \n)/);
  const own = cut < 0 ? body : body.slice(0, cut);
  return own
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");
}
