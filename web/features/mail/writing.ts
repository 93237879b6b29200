import type { Said } from "../../kernel/features.ts";
import { navigate } from "../../kernel/router.ts";
import { toastError } from "../../kernel/toasts.ts";
import { openDraft, saveDraft, startDraft, type DraftStart } from "./compose/api.ts";
import { openCompose } from "./compose/desk.ts";
import { addressOf, type Spot } from "./state.ts";

/** Below this a letter that is written is a page of its own: Back leads where one was. */
const NARROW = "(max-width: 700px)";

/** Begins a message, with the person's signature, and opens it over the page where he or she is. */
export async function write(
  from: Pick<DraftStart, "to" | "original"> = {},
  at: Spot = { box: "inbox" },
): Promise<void> {
  try {
    const draft = await startDraft({ ...from, rich: true, sign: true });
    if (matchMedia(NARROW).matches) await navigate(addressOf({ ...at, draft: draft.id }));
    else await openCompose(draft.id);
  } catch (error) {
    toastError(error);
  }
}

/** Begins a message with something that was said elsewhere, quoted. */
export async function writeOf({ text, author }: Said): Promise<void> {
  const draft = await startDraft({ rich: true, sign: true });
  const { id, version, subject, urgent, wantsReceipt } = draft;
  const quote = document.createElement("blockquote");
  quote.innerText = text;
  const line = document.createElement("p");
  line.textContent = `${author}:`;
  const html = `${line.outerHTML}${quote.outerHTML}<p></p>${draft.html ?? ""}`;
  await saveDraft(id, {
    version,
    to: [],
    cc: [],
    bcc: [],
    subject,
    urgent,
    wantsReceipt,
    body: `${author}: ${text}`,
    html,
  });
  if (matchMedia(NARROW).matches) await navigate(addressOf({ box: "inbox", draft: id }));
  else await openCompose(id);
}

/** Goes on writing what lies in Drafts as a message: a search finds it so. */
export async function writeOn(messageId: number): Promise<void> {
  try {
    const draft = await openDraft(messageId);
    if (matchMedia(NARROW).matches) await navigate(addressOf({ box: "drafts", draft: draft.id }));
    else await openCompose(draft.id);
  } catch (error) {
    toastError(error);
  }
}
