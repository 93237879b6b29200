import { css } from "lit";

/** The base of every element's styles: box, focus ring, hidden, text that only a screen reader reads. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--cs-indigo);
    outline-offset: 2px;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  h1,
  h2,
  h3 {
    font-weight: 600;
    text-wrap: balance;
  }
  p {
    text-wrap: pretty;
  }
  ul,
  ol {
    list-style: none;
  }
  a {
    color: var(--cs-indigo);
    text-underline-offset: 0.2em;
  }
  .for-readers {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .cut {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
`;

/** For prose and cards on a page. */
export const blocks = css`
  .card {
    padding: var(--cs-5);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
  }
  .section-title {
    font-size: var(--cs-text-s);
    font-weight: 600;
    color: var(--cs-ink-2);
  }
  .quiet {
    color: var(--cs-ink-2);
  }
  .small {
    font-size: var(--cs-text-s);
  }
  .stack {
    display: grid;
    gap: var(--cs-4);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2);
  }
`;
