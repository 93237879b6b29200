import type { PreviewKind } from "../kernel/preview.ts";

/** A file to be looked at in place, as `previewOf` of web/kernel says. */
export interface PreviewInput {
  readonly name: string;
  readonly type: string;
  /** Where its bytes are; also the address of the download. */
  readonly address: string;
  readonly kind: PreviewKind;
}
