import { css } from "lit";

/** One message: the author's picture at the head of a run, then text without a bubble, as calm as a page. */
export const messageStyles = css`
  :host {
    display: block;
  }
  article {
    position: relative;
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    gap: 0 var(--cs-3);
    padding: 2px var(--cs-gutter);
  }
  :host([head]) article {
    padding-top: var(--cs-3);
  }
  article:hover,
  article:focus-within {
    background: var(--cs-hover);
  }
  :host([marked]) article {
    background: var(--cs-amber-tint);
  }
  .lead {
    text-align: end;
  }
  .lead time {
    visibility: hidden;
    color: var(--cs-ink-3);
    font-size: var(--cs-text-xs);
    line-height: 22px;
  }
  article:hover .lead time,
  article:focus-within .lead time {
    visibility: visible;
  }
  .who {
    display: flex;
    align-items: baseline;
    gap: var(--cs-2);
  }
  .who a {
    color: var(--cs-ink);
    font-weight: 600;
    text-decoration: none;
  }
  .who a:hover {
    text-decoration: underline;
  }
  .who time {
    color: var(--cs-ink-3);
    font-size: var(--cs-text-xs);
    font-variant-numeric: tabular-nums;
  }
  .text {
    overflow-wrap: anywhere;
  }
  .words {
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }
  .gone {
    color: var(--cs-ink-3);
    font-style: italic;
  }
  .edited {
    color: var(--cs-ink-3);
    font-size: var(--cs-text-xs);
  }
  .mention {
    padding: 0 3px;
    border-radius: 4px;
    background: var(--cs-indigo-tint);
    color: var(--cs-indigo);
    font-weight: 500;
    text-decoration: none;
  }
  code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--cs-sunken);
    font-family: var(--cs-font-mono);
    font-size: 0.92em;
  }
  pre {
    margin: var(--cs-1) 0;
    padding: var(--cs-2) var(--cs-3);
    overflow-x: auto;
    border-radius: var(--cs-radius);
    background: var(--cs-sunken);
    white-space: pre;
  }
  pre code {
    padding: 0;
  }
  .quote {
    display: flex;
    max-width: 100%;
    margin: 2px 0;
    padding: 0 0 0 var(--cs-2);
    border: 0;
    border-left: 3px solid var(--cs-indigo-line);
    background: none;
    color: var(--cs-ink-2);
    font: inherit;
    font-size: var(--cs-text-s);
    text-align: start;
    cursor: pointer;
  }
  .file {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    width: fit-content;
    max-width: 100%;
    margin: var(--cs-1) 0;
    padding: 6px var(--cs-3);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
    color: var(--cs-ink);
    text-decoration: none;
  }
  .file .size {
    flex: none;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .picture img {
    display: block;
    max-width: min(360px, 100%);
    max-height: 280px;
    margin: var(--cs-1) 0;
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--cs-1);
    margin: 2px 0;
  }
  .reaction {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 26px;
    padding: 0 8px;
    border: 1px solid var(--cs-line);
    border-radius: 13px;
    background: var(--cs-raised);
    color: var(--cs-ink);
    font: inherit;
    font-size: var(--cs-text-s);
    cursor: pointer;
  }
  .reaction[aria-pressed="true"] {
    border-color: var(--cs-indigo);
    background: var(--cs-indigo-tint);
  }
  .replies {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 28px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--cs-indigo);
    font: inherit;
    font-size: var(--cs-text-s);
    font-weight: 500;
    cursor: pointer;
    --cs-icon-size: 14px;
  }
  .replies:hover {
    text-decoration: underline;
  }
  .side {
    display: flex;
    align-items: flex-end;
    align-self: end;
    gap: 2px;
    color: var(--cs-ink-3);
    --cs-icon-size: 16px;
  }
  .side cs-avatar {
    --size: 18px;
  }
  .rest {
    font-size: var(--cs-text-xs);
  }
  .tools {
    position: absolute;
    top: -14px;
    right: var(--cs-gutter);
    display: none;
    gap: 2px;
    padding: 2px;
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
  }
  article:hover .tools,
  article:focus-within .tools {
    display: flex;
  }
  .waiting {
    opacity: 0.72;
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .refused {
    color: var(--cs-red);
  }
  @media (pointer: coarse) {
    .tools {
      position: static;
      display: flex;
      grid-column: 2 / -1;
      width: fit-content;
      border: 0;
      background: none;
    }
    :host(:not([head])) .tools {
      display: none;
    }
    :host(:focus-within) .tools {
      display: flex;
    }
  }
`;
