import { css } from "lit";

export const settingsStyles = css`
  .sections {
    display: grid;
    gap: var(--cs-4);
  }
  h2 {
    font-size: var(--cs-text-m);
  }
  table {
    width: 100%;
    margin-top: var(--cs-3);
    border-collapse: collapse;
  }
  th {
    padding: 0;
    font-weight: 400;
    text-align: left;
  }
  thead th {
    padding-bottom: var(--cs-2);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    font-weight: 500;
  }
  .way {
    width: 104px;
    text-align: center;
    vertical-align: middle;
  }
  .way cs-check {
    display: inline-block;
  }
  .module {
    padding: var(--cs-3) 0 var(--cs-1);
    border-bottom: 1px solid var(--cs-line);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    font-weight: 600;
  }
  tbody tr:not(:first-child) {
    border-bottom: 1px solid var(--cs-line);
  }
  tbody tr:not(:first-child) th {
    height: var(--cs-row-1);
    padding-right: var(--cs-2);
  }
  tbody:last-child tr:last-child {
    border-bottom: 0;
  }
  .failures {
    margin: var(--cs-3) 0 0;
    padding: 0;
    list-style: none;
  }
  .failures li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-2);
    padding: var(--cs-3) 0;
    border-top: 1px solid var(--cs-line);
  }
  .failures li > div {
    flex: 1 1 220px;
    min-width: 0;
  }
  .failures b {
    font-weight: 600;
  }
  .reason {
    color: var(--cs-red);
    font-size: var(--cs-text-s);
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .way {
      width: 76px;
    }
  }
`;
