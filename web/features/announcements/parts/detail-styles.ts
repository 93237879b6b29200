import { css } from "lit";

/** A text to be read: one measure, room around it, the actions above it. */
export const detailStyles = css`
  :host {
    display: block;
    padding: var(--cs-4) var(--cs-gutter) var(--cs-12);
  }
  .measure {
    max-width: 720px;
    margin: 0 auto;
  }
  .top {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    min-height: var(--cs-control);
    margin-bottom: var(--cs-3);
  }
  .back {
    display: none;
    margin-left: -10px;
  }
  announcement-actions {
    margin-left: auto;
  }
  h2 {
    font-size: var(--cs-text-xl);
    line-height: 1.4;
    outline: none;
    overflow-wrap: anywhere;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-1) var(--cs-3);
    margin-block: var(--cs-3);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .who cs-person {
    color: var(--cs-ink);
  }
  .body {
    margin-top: var(--cs-4);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .files {
    margin-top: var(--cs-5);
    border-top: 1px solid var(--cs-line);
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--cs-1) var(--cs-3);
    padding: 10px 0;
    border-bottom: 1px solid var(--cs-line);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .files a {
    display: inline-flex;
    align-items: center;
    gap: var(--cs-2);
    font-size: var(--cs-text);
    overflow-wrap: anywhere;
  }
  .done {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    color: var(--cs-green);
  }
  .parts {
    display: grid;
    gap: var(--cs-8);
    margin-top: var(--cs-8);
  }
  @media (max-width: 1099.9px) {
    .back {
      display: inline-flex;
    }
  }
`;
