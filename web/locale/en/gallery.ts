import type { Texts } from "../../kernel/texts.ts";

export default {
  "gallery.title": "Interface elements",
} satisfies Texts;
