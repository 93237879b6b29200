import { css } from "lit";

/** Lines of facts with what can be done at their right end. */
export const rowsStyles = css`
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
    flex: 1 1 240px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 500;
  }
  .sections {
    display: grid;
    gap: var(--cs-5);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--cs-3);
  }
  form cs-field {
    flex: 1 1 240px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    align-items: start;
    gap: var(--cs-4);
  }
`;
