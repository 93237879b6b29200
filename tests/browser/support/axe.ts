import axe from "axe-core";
import type { Page } from "playwright-core";

/** WCAG 2.2 at level AA, and what axe's authors hold for good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What keeps somebody from reading or using the page: axe's serious and critical findings, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  // Through the protocol and not as an element of the page, which the content security policy would stop.
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.Result[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"] }).then(({ violations }) => violations)`,
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) =>
      nodes.map(
        ({ target, html, failureSummary }) =>
          `${id}: ${help} at ${JSON.stringify(target)} ${html.slice(0, 160)} ${failureSummary?.split("\n")[1]?.trim() ?? ""}`,
      ),
    );
}
