import { navigate } from "../../kernel/router.ts";
import { toastError } from "../../kernel/toasts.ts";
import { startDraft } from "./api.ts";
import { addressOf, type Spot } from "./state.ts";

type Original = { readonly messageId: number; readonly as: "reply" | "replyAll" | "forward" };

/** Begins a message and opens it where the person is. */
export async function write(
  from: { to?: string[]; original?: Original } = {},
  at: Spot = { box: "inbox" },
): Promise<void> {
  try {
    const draft = await startDraft(from);
    await navigate(addressOf({ ...at, draft: draft.id }));
  } catch (error) {
    toastError(error);
  }
}
