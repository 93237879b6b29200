import { css } from "lit";

export const wizardStyles = css`
  :host {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  cs-entry {
    --cs-entry-width: 460px;
  }
  .step {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    font-weight: 500;
  }
  form {
    display: grid;
    gap: var(--cs-4);
  }
  h1 {
    font-size: var(--cs-text-xxl);
    line-height: 1.4;
  }
  .lead {
    margin: calc(-1 * var(--cs-3)) 0 var(--cs-2);
    color: var(--cs-ink-2);
  }
  .do {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--cs-2);
    margin-top: var(--cs-3);
  }
  .do > [kind="quiet"] {
    margin-right: auto;
    margin-left: -11px;
  }
`;
