import { css } from "lit";

/** Units side by side as on a whiteboard, one under the other on paper and in a hand; larger on a wall. */
export const pageStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--cs-2) var(--cs-5);
    margin-block: var(--cs-4);
  }
  .tools cs-field {
    width: min(280px, 100%);
  }
  .units {
    columns: 2 440px;
    column-gap: var(--cs-8);
  }
  section {
    break-inside: avoid-column;
    margin-bottom: var(--cs-6);
  }
  h2 {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--cs-3);
    padding-bottom: 6px;
    border-bottom: 1px solid var(--cs-line-strong);
    font-size: var(--cs-text-m);
  }
  h2 .small {
    flex: none;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1.4fr) minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--cs-3);
    min-height: 52px;
    padding-block: 4px;
    border-bottom: 1px solid var(--cs-line);
    break-inside: avoid;
  }
  .who a {
    color: inherit;
    font-weight: 500;
    text-decoration: none;
  }
  .who a:hover {
    text-decoration: underline;
  }
  .small {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  li[data-state="desk"] .state {
    color: var(--cs-green);
    font-weight: 500;
  }
  li[data-state="meeting"] .state {
    color: var(--cs-amber);
    font-weight: 500;
  }
  li[data-state="offline"] .state,
  li[data-state="leave"] .state {
    color: var(--cs-ink-2);
  }
  .reach {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  .phone {
    padding-inline: 4px;
    color: inherit;
    font-variant-numeric: tabular-nums;
    text-decoration: none;
  }
  .paper-at {
    display: none;
  }
  .clock {
    font-size: var(--cs-text-xl);
    font-variant-numeric: tabular-nums;
  }
  :host([wall]) {
    font-size: 18px;
  }
  :host([wall]) .units {
    columns: 3 420px;
  }
  :host([wall]) .reach cs-button {
    display: none;
  }
  @media (max-width: 700px) {
    li {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .where {
      grid-area: 2 / 2 / 3 / 4;
      display: flex;
      gap: var(--cs-2);
    }
  }
  @media print {
    .tools,
    .reach cs-button {
      display: none;
    }
    .units {
      columns: 2;
    }
    .paper-at {
      display: block;
    }
    li {
      min-height: 0;
      padding-block: 2px;
    }
  }
`;
