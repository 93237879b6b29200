import type { Texts } from "../../kernel/texts.ts";

export default {
  "api-docs.body": "Body",
  "api-docs.bounds": "Limits",
  "api-docs.characters": "{0} characters",
  "api-docs.codes": "Codes of refusal",
  "api-docs.file-of-all": "OpenAPI file",
  "api-docs.field": "Field",
  "api-docs.file": "one file",
  "api-docs.find": "Search the programming interface",
  "api-docs.find-hint": "Address, purpose, permission, field",
  "api-docs.items": "{0} items",
  "api-docs.lead":
    "Another program signs in with POST /api/session, keeps the cookie that it is given, and calls the addresses below.",
  "api-docs.none": "Nothing like that",
  "api-docs.none-text": "Try a part of the address, such as “polls”.",
  "api-docs.open": "Open the programming interface (API)",
  "api-docs.optional": "optional",
  "api-docs.parameters": "Parameters",
  "api-docs.public": "everyone",
  "api-docs.reply": "Reply",
  "api-docs.signed-in": "who is signed in",
  "api-docs.title": "Programming interface",
  "api-docs.type": "Type",
  "api-docs.version": "Version {0}",
} satisfies Texts;
