import { css } from "lit";

export const composerStyles = css`
  :host {
    display: block;
    flex: none;
  }
  form {
    position: relative;
    padding: var(--cs-2) var(--cs-gutter) var(--cs-3);
  }
  .row {
    display: flex;
    align-items: flex-end;
    gap: var(--cs-1);
    padding: 3px;
    border: 1px solid var(--cs-line-strong);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
  }
  .row:focus-within {
    border-color: var(--cs-indigo);
    box-shadow: 0 0 0 1px var(--cs-indigo);
  }
  textarea {
    flex: 1;
    min-width: 0;
    padding: calc((var(--cs-control) - 1.5em) / 2) 4px;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
    line-height: 1.5;
    resize: none;
  }
  textarea:focus-visible {
    outline: none;
  }
  textarea::placeholder {
    overflow: hidden;
    color: var(--cs-ink-3);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .about,
  .files li {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    min-height: 32px;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .about .cut,
  .files .cut {
    flex: 1;
    min-width: 0;
  }
  .about {
    padding-left: var(--cs-2);
    border-left: 3px solid var(--cs-indigo-line);
  }
  .files {
    margin-bottom: var(--cs-1);
  }
`;
