import { css } from "lit";

/** What the tabs of the mail's settings share: a measure, a line of tools, rows. */
export const settingsStyles = css`
  :host {
    display: block;
  }
  .tab {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--cs-4);
    max-width: 860px;
    padding: var(--cs-5) var(--cs-gutter) var(--cs-10);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-3);
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
    min-height: 52px;
    padding: 6px var(--cs-2) 6px var(--cs-4);
  }
  .row + .row {
    border-top: 1px solid var(--cs-line);
  }
  .row.off .main {
    color: var(--cs-ink-3);
  }
  .row .main {
    flex: 1;
    min-width: 0;
  }
  .row .main p {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  h2 {
    font-size: var(--cs-text-l);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
    gap: var(--cs-4);
  }
  form {
    display: grid;
    gap: var(--cs-4);
  }
  @media (max-width: 640px) {
    .row {
      flex-wrap: wrap;
      padding-block: var(--cs-2);
    }
    /* Beside its icon or face; what can be done stands below. */
    .row .main {
      flex-basis: calc(100% - 64px);
    }
  }
`;
