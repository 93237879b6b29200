import { navigate } from "../../kernel/router.ts";
import { toastError } from "../../kernel/toasts.ts";
import { openDraft, startDraft, type DraftStart } from "./compose/api.ts";
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
