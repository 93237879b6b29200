import { css } from "lit";

/** Cards of modems and of texts: facts in columns, forms beneath each other. */
export const modemStyles = css`
  .modems {
    display: grid;
    gap: var(--cs-5);
    max-width: 920px;
  }
  cs-note {
    margin-bottom: var(--cs-4);
  }
  form {
    display: grid;
    gap: var(--cs-4);
    justify-items: start;
    margin-bottom: var(--cs-5);
  }
  form > cs-field {
    width: 100%;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
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
    overflow-wrap: anywhere;
  }
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
  .what {
    flex: 1 1 260px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 500;
  }
  .small {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
`;
