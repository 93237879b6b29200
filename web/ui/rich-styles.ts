import { css } from "lit";

/** The editor stands in the light, outside of every shadow: its selection is the document's, in every browser. */
/** How rich text looks while it is written; for whoever keeps the editor in a shadow of its own. */
export const writingStyles = css`
  .cs-writing {
    min-height: 100%;
    padding: var(--cs-3) var(--cs-4);
    outline: none;
    line-height: 1.6;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .cs-writing p,
  .cs-writing ul,
  .cs-writing ol,
  .cs-writing blockquote,
  .cs-writing pre {
    margin: 0;
  }
  .cs-writing h2,
  .cs-writing h3 {
    margin: 8px 0 0;
    line-height: 1.4;
  }
  .cs-writing h2 {
    font-size: var(--cs-text-xl);
  }
  .cs-writing h3 {
    font-size: var(--cs-text-l);
  }
  .cs-writing ul,
  .cs-writing ol {
    padding-left: 24px;
  }
  .cs-writing blockquote {
    padding-left: 12px;
    border-left: 2px solid var(--cs-indigo-line);
    color: var(--cs-ink-2);
  }
  .cs-writing .cs-signature {
    color: var(--cs-ink-2);
  }
  .cs-writing a {
    color: var(--cs-indigo);
  }
  .cs-writing img {
    max-width: 100%;
    height: auto;
  }
  .cs-writing img.ProseMirror-selectednode {
    outline: 2px solid var(--cs-indigo);
  }
  .cs-writing table {
    border-collapse: collapse;
  }
  .cs-writing td,
  .cs-writing th {
    min-width: 48px;
    padding: 4px 8px;
    border: 1px solid var(--cs-line-strong);
    vertical-align: top;
    text-align: left;
  }
  .cs-writing pre,
  .cs-writing code {
    font-family: var(--cs-font-mono);
    font-size: 0.92em;
  }
  .cs-writing .ProseMirror-gapcursor {
    display: none;
  }
`;

/** Adds the editor's styles to the page, once. */
export function styleEditors(): void {
  const { styleSheet } = writingStyles;
  if (!styleSheet || document.adoptedStyleSheets.includes(styleSheet)) return;
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styleSheet];
}
