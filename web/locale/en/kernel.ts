import type { Texts } from "../../kernel/texts.ts";

export default {
  "kernel.unexpected-reply":
    "The server gave an answer that makes no sense. Try again; if it stays so, tell your administrator.",
  "kernel.unreachable": "The office's server cannot be reached. Check the network, then try again.",
  "kernel.undo": "Undo",
  "kernel.today-at": "{0} today",
  "kernel.yesterday-at": "{0} yesterday",
  "kernel.leap-month": "{0} (leap)",
  "kernel.lunar-date": "{0}/{1} of the lunar year {2}",
  "kernel.tomorrow-at": "{0} tomorrow",
} satisfies Texts;
