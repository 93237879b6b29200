import { Type, type Static } from "typebox";

/** The shape of every refusal over HTTP. `code` is stable (`polls.closed`); `message` is in the person's language. */
export const ErrorReply = Type.Object({
  error: Type.Object({
    code: Type.String(),
    message: Type.String(),
    /** JSON pointer of the input that is wrong, where one is (`/body/title`). */
    field: Type.Optional(Type.String()),
    requestId: Type.String(),
  }),
});
export type ErrorReply = Static<typeof ErrorReply>;
