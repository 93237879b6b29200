import { Compile } from "typebox/compile";
import { Type } from "typebox";
import type { ClientFrame } from "../contract/index.ts";

const Topic = Type.String({ minLength: 3, maxLength: 80 });

const Frame = Compile(
  Type.Union([
    Type.Object({
      kind: Type.Literal("hello"),
      epoch: Type.Optional(Type.String({ maxLength: 60 })),
      seen: Type.Optional(Type.Integer({ minimum: 0 })),
      topics: Type.Optional(Type.Array(Topic, { maxItems: 200 })),
    }),
    Type.Object({ kind: Type.Literal("subscribe"), topic: Topic }),
    Type.Object({ kind: Type.Literal("unsubscribe"), topic: Topic }),
    Type.Object({
      kind: Type.Literal("signal"),
      topic: Topic,
      name: Type.String({ minLength: 1, maxLength: 60 }),
      data: Type.Optional(Type.Unknown()),
    }),
  ]),
);

/** What a client said; undefined for anything that is not a frame. The socket bounds its size. */
export function readFrame(raw: string): ClientFrame | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return Frame.Check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
