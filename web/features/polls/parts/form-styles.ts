import { css } from "lit";

/** Two columns where there is room: the question, and beside it when and how. */
export const formStyles = css`
  form {
    padding-top: var(--cs-2);
  }
  .columns,
  .column {
    display: grid;
    align-content: start;
    gap: var(--cs-6);
    min-width: 0;
  }
  .column {
    gap: var(--cs-5);
  }
  .block {
    display: grid;
    gap: var(--cs-4);
    min-width: 0;
    margin: 0;
    padding: var(--cs-3) var(--cs-5) var(--cs-5);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
  }
  .block legend {
    float: left;
    width: 100%;
    padding: 0;
    font-weight: 600;
  }
  .block legend + * {
    clear: both;
  }
  .short {
    max-width: 280px;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2);
    margin-top: var(--cs-6);
    padding-block: var(--cs-4);
    border-top: 1px solid var(--cs-line);
  }
  .failure {
    width: 100%;
    color: var(--cs-red);
  }
  @media (min-width: 1000px) {
    .columns {
      grid-template-columns: minmax(0, 1.25fr) minmax(320px, 1fr);
      gap: var(--cs-10);
    }
  }
`;
