import { css } from "lit";

/** Lines of facts with what can be done at their right end: jobs, backups, findings, dead letters. */
export const rowsStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2) var(--cs-3);
    padding-block: var(--cs-3);
    border-bottom: 1px solid var(--cs-line);
  }
  li:last-child {
    border-bottom: 0;
  }
  .what {
    flex: 1 1 260px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 500;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    gap: var(--cs-4);
    margin: 0;
  }
  dt {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  dd {
    margin: 0;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
`;
