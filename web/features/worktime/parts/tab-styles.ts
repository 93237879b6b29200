import { css } from "lit";

/** What the two tables of working time share. */
export const tabStyles = css`
  :host {
    display: block;
    padding-top: var(--cs-4);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-3);
    margin-bottom: var(--cs-4);
  }
  .tools .steps {
    display: flex;
    align-items: center;
    gap: var(--cs-1);
  }
  .tools p {
    flex: 1;
    min-width: 240px;
    color: var(--cs-ink-2);
  }
  h2 {
    font-size: var(--cs-text-l);
  }
  .rows {
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-1) var(--cs-3);
    min-height: 48px;
    padding: 6px var(--cs-2) 6px var(--cs-4);
  }
  .row + .row {
    border-top: 1px solid var(--cs-line);
  }
  .row .day {
    min-width: 190px;
    font-variant-numeric: tabular-nums;
  }
  .row .main {
    flex: 1;
    min-width: 200px;
  }
  .row .quiet {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
`;
