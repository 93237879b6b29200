import { openDialog } from "../kernel/dialogs.ts";

export interface Question {
  /** Names the thing: "Xóa cuộc trưng cầu “Đồng phục mùa hè”?" */
  readonly heading: string;
  /** What will happen to whom. */
  readonly text?: string;
  /** The button: "Xóa", "Gửi", "Kết thúc". */
  readonly verb: string;
  /** It destroys: the button is red. */
  readonly destroys?: boolean;
}

/** Asks once, for what cannot be undone; true when the person agrees. What can be undone is done at once with `offerUndo`. */
export async function confirm(question: Question): Promise<boolean> {
  return (
    (await openDialog<Question, boolean>("confirm-dialog", () => import("./confirm-dialog.ts"), question)) === true
  );
}
