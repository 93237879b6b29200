import { formatFileSize } from "../../../server/kernel/contract/text.ts";
import { language } from "../../kernel/i18n.ts";

/** `1,5 MB`, in the screen's language. */
export const formatSize = (bytes: number): string => formatFileSize(bytes, language());
