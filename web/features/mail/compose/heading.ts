import type { Pick as Picked } from "../../../ui/picking.ts";
import * as api from "./api.ts";
import type { Draft, DraftContent } from "./api.ts";

/** What stands in the field of the text, in whichever form it is written. */
export interface Text {
  readonly body: string;
  /** Null: plain text. */
  readonly html: string | null;
  /** What is the person's own in it. */
  readonly own: string;
}

export interface Heading {
  readonly to: readonly Picked[];
  readonly cc: readonly Picked[];
  readonly bcc: readonly Picked[];
  readonly subject: string;
  readonly urgent: boolean;
  readonly wantsReceipt: boolean;
}

/** Of a letter that is not there yet. */
export const EMPTY: Heading = { to: [], cc: [], bcc: [], subject: "", urgent: false, wantsReceipt: false };

/** The heading of a draft as the server knows it. */
export function headingOfDraft(draft: Draft): Heading {
  const { subject, urgent, wantsReceipt } = draft;
  const [to = [], cc = [], bcc = []] = [draft.to, draft.cc, draft.bcc].map((names) => names.map(api.pickOf));
  return { to, cc, bcc, subject, urgent, wantsReceipt };
}

/** The heading that was kept on this machine; its recipients have the names that are known. */
export function headingOf(content: DraftContent, { to, cc, bcc }: Heading): Heading {
  const known = new Map([...to, ...cc, ...bcc].map((pick) => [pick.key, pick]));
  const picks = (keys: readonly string[] = []) => keys.map((key) => known.get(key) ?? { key, name: key });
  return {
    to: picks(content.to),
    cc: picks(content.cc),
    bcc: picks(content.bcc),
    subject: content.subject,
    urgent: content.urgent ?? false,
    wantsReceipt: content.wantsReceipt ?? false,
  };
}

/** What is saved of a letter. */
export function contentOf(heading: Heading, { body, html }: Text): DraftContent {
  const { to, cc, bcc, subject, urgent, wantsReceipt } = heading;
  const keys = (picks: readonly Picked[]) => picks.map(({ key }) => key);
  return { to: keys(to), cc: keys(cc), bcc: keys(bcc), subject: subject.trim(), body, html, urgent, wantsReceipt };
}
