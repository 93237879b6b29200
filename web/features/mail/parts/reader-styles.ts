import { css } from "lit";

/** How a letter looks, on the screen and on paper. */
export const readerStyles = css`
  :host {
    display: block;
  }
  article {
    max-width: 860px;
    padding: 0 var(--cs-gutter) var(--cs-12);
  }
  .tools {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--cs-1);
    margin-inline: calc(-1 * var(--cs-gutter));
    padding: var(--cs-2) calc(var(--cs-gutter) - 4px);
    border-bottom: 1px solid var(--cs-line);
    background: var(--cs-raised);
  }
  .tools .gap {
    flex: 1;
  }
  .starred {
    color: var(--cs-amber-mark);
  }
  h2 {
    margin: var(--cs-5) 0 var(--cs-4);
    font-size: var(--cs-text-xl);
    line-height: 1.4;
    overflow-wrap: anywhere;
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
  .when,
  .thread cs-date {
    flex: none;
    padding-top: 2px;
    white-space: nowrap;
  }
  .small {
    display: none;
  }
  cs-note {
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
  .plain {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    line-height: 1.6;
  }
  .plain.quoted {
    margin: var(--cs-1) 0;
    padding-left: var(--cs-3);
    border-left: 2px solid var(--cs-indigo-line);
    color: var(--cs-ink-2);
  }
  .files {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(260px, 100%), 1fr));
    gap: var(--cs-2);
    margin-top: var(--cs-6);
  }
  .file {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    min-width: 0;
    padding: 10px var(--cs-3);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    color: var(--cs-ink);
    text-decoration: none;
    --cs-icon-size: 20px;
  }
  .file:hover {
    border-color: var(--cs-indigo-line);
    background: var(--cs-hover);
  }
  .file cs-icon {
    flex: none;
    color: var(--cs-ink-2);
  }
  .file .name {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .risk {
    color: var(--cs-red);
  }
  .thread {
    margin-top: var(--cs-8);
    border-top: 1px solid var(--cs-line);
  }
  .section-title {
    padding: var(--cs-4) 0 var(--cs-2);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .thread a {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-3);
    min-height: var(--cs-control);
    border-top: 1px solid var(--cs-line);
    color: inherit;
    font-size: var(--cs-text-s);
    text-decoration: none;
  }
  .thread a:hover {
    background: var(--cs-hover);
  }
  .thread b {
    font-weight: 500;
  }
  @media (min-width: 1100px) {
    .narrow {
      display: none;
    }
  }
  @media (max-width: 560px) {
    header {
      flex-wrap: wrap;
    }
    .people {
      min-width: 60%;
    }
    .when {
      flex: 1 0 100%;
      padding-left: 48px;
    }
    .wide {
      display: none;
    }
    .small {
      display: inline-flex;
    }
    .tools {
      gap: 0;
    }
  }
  @media print {
    .tools,
    .thread,
    cs-note {
      display: none;
    }
    article {
      max-width: none;
      padding: 0;
    }
  }
`;
