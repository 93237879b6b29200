import { css } from "lit";

/** One column to be written down, its options below it. */
export const formStyles = css`
  form {
    display: grid;
    gap: var(--cs-5);
    max-width: 760px;
    padding-top: var(--cs-2);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-2);
    min-height: var(--cs-control);
  }
  .saved {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: var(--cs-4);
  }
  .foot {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2);
    padding-block: var(--cs-4);
    border-top: 1px solid var(--cs-line);
    background: var(--cs-paper);
    z-index: 1;
  }
  .failure {
    width: 100%;
    color: var(--cs-red);
  }
  .files li {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    overflow-wrap: anywhere;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    column-gap: var(--cs-4);
  }
  fieldset {
    display: grid;
    gap: var(--cs-3);
    min-width: 0;
    margin: 0;
    padding: var(--cs-4);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
  }
  legend {
    padding: 0 var(--cs-2);
    font-size: var(--cs-text-s);
    font-weight: 500;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
  }
  .choice cs-field {
    flex: 1;
  }
  .who {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .wrong {
    color: var(--cs-red);
    font-size: var(--cs-text-s);
  }
`;
