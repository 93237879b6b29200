import { Type } from "typebox";
import { Id, Nullable, type Static } from "../../../kernel/contract/index.ts";

/** Both languages: the browser shows the one that it is in now. */
export const BothLanguages = Type.Object({ vi: Type.String(), en: Type.String() });
export type BothLanguages = Static<typeof BothLanguages>;

/** Somebody, as a row shows him or her. */
export const NoticeFace = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });
export type NoticeFace = Static<typeof NoticeFace>;
