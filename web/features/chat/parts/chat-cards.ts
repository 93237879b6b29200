import { nothing, type TemplateResult } from "lit";
import { html as staticHtml, unsafeStatic } from "lit/static-html.js";
import { matchPath } from "../../../kernel/match.ts";
import { registeredFeatures } from "../../../kernel/registry.ts";
import type { Place } from "../../../kernel/router.ts";
import { can } from "../../../kernel/session.ts";
import type { ChatMessage } from "../api.ts";
import { piecesOf } from "../text.ts";

/** Addresses of one message that are shown as cards; a list of links is no conversation. */
const MOST_CARDS = 2;

const loaded = new Set<string>();

/** A thing of this office by its address, as its own feature draws it; nothing for an address that no feature draws. Nothing outside is ever fetched. */
export function drawCard(address: string): TemplateResult | typeof nothing {
  const [path = ""] = address.split(/[?#]/);
  for (const { linkCards = [] } of registeredFeatures()) {
    for (const { path: pattern, element, load, permission } of linkCards) {
      const match = matchPath(pattern, path);
      if (!match || (permission !== undefined && !can(permission))) continue;
      if (!loaded.has(element)) {
        loaded.add(element);
        void load();
      }
      const place: Place = { path, params: match.params, query: {} };
      // The tag is a constant of the feature's declaration.
      const tag = unsafeStatic(element);
      return staticHtml`<${tag} .place=${place}></${tag}>`;
    }
  }
  return nothing;
}

/** The cards of the addresses of this office that a message's text names. */
export function drawLinkCards({ text, card }: ChatMessage): (TemplateResult | typeof nothing)[] {
  if (!text.includes(location.origin)) return [];
  const own = piecesOf(text, location.origin).flatMap((piece) =>
    piece.kind === "link" && piece.isOwn && piece.href !== card ? [piece.href] : [],
  );
  return [...new Set(own)].slice(0, MOST_CARDS).map(drawCard);
}
