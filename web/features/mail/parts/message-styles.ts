import { css } from "lit";

/** How one letter looks. */
export const messageStyles = css`
  :host {
    display: block;
    border-top: 1px solid var(--cs-line);
  }
  :host([alone]),
  :host(:first-of-type) {
    border-top: 0;
  }
  article {
    padding: var(--cs-4) 0 var(--cs-6);
  }
  .folded {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    width: 100%;
    min-height: var(--cs-row-1);
    padding: 0;
    border: 0;
    background: none;
    color: var(--cs-ink-2);
    font: inherit;
    font-size: var(--cs-text-s);
    text-align: left;
    cursor: pointer;
    --cs-icon-size: 16px;
  }
  .folded:hover {
    background: var(--cs-hover);
  }
  .folded b {
    flex: none;
    max-width: 34%;
    color: var(--cs-ink);
    font-weight: 500;
  }
  .folded .preview {
    flex: 1;
    min-width: 0;
  }
  .folded cs-date {
    flex: none;
    white-space: nowrap;
  }
  .starred {
    color: var(--cs-amber-mark);
  }
  header {
    display: flex;
    align-items: flex-start;
    gap: var(--cs-3);
    margin-bottom: var(--cs-4);
  }
  .people {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .from b {
    font-weight: 600;
  }
  .quiet,
  .to,
  .when {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .side {
    display: flex;
    flex: none;
    align-items: center;
    gap: 2px;
    margin-top: -3px;
  }
  .when {
    margin-right: var(--cs-1);
    white-space: nowrap;
  }
  cs-note {
    display: block;
    margin-bottom: var(--cs-4);
  }
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--cs-indigo);
    font: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @container (max-width: 520px) {
    header {
      flex-wrap: wrap;
    }
    .people {
      min-width: 60%;
    }
    .side {
      flex: 1 0 100%;
      padding-left: 48px;
    }
    .when {
      flex: 1;
    }
  }
  @media print {
    .side cs-button,
    .side cs-menu,
    cs-note {
      display: none;
    }
  }
`;
