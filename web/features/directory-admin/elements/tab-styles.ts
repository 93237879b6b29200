import { css } from "lit";

/** What the tabs of administration share: a measure, a line of tools, rows. */
export const tabStyles = css`
  :host {
    display: block;
  }
  .tab {
    max-width: 960px;
    padding: var(--cs-5) var(--cs-gutter) var(--cs-10);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-3);
    margin-bottom: var(--cs-4);
  }
  .tools p {
    flex: 1;
    min-width: 240px;
    color: var(--cs-ink-2);
  }
  .rows {
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
  }
  .row {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    min-height: 48px;
    padding: 6px var(--cs-2) 6px var(--cs-4);
  }
  .row + .row {
    border-top: 1px solid var(--cs-line);
  }
  .row .main {
    flex: 1;
    min-width: 0;
  }
  .row .about,
  .row .number {
    color: var(--cs-ink-3);
    font-size: var(--cs-text-s);
  }
  .row .number {
    white-space: nowrap;
  }
`;
