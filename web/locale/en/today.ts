import type { Texts } from "../../kernel/texts.ts";

export default {
  "today.title": "Today",
  "today.morning": "Good morning, {0}",
  "today.noon": "Good day, {0}",
  "today.afternoon": "Good afternoon, {0}",
  "today.evening": "Good evening, {0}",
  "today.empty-heading": "Nothing here yet",
  "today.empty-text": "New mail, what waits for you and your day will appear on this page.",
} satisfies Texts;
