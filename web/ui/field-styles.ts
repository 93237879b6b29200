import { css } from "lit";

/** What all fields share, so that a text, a choice and a picker stand in one line. */
export const fieldStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .label {
    display: block;
    margin-bottom: 4px;
    font-size: var(--cs-text-s);
    font-weight: 500;
  }
  .needed {
    margin-left: 3px;
    color: var(--cs-red);
  }
  .box {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--cs-2);
  }
  .control {
    flex: 1;
    width: 100%;
    min-width: 0;
    min-height: var(--cs-control);
    padding: 0 10px;
    border: 1px solid var(--cs-line-strong);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
    color: var(--cs-ink);
    font: inherit;
    line-height: 1.5;
  }
  textarea.control {
    padding-block: 6px;
    resize: vertical;
    field-sizing: content;
    min-height: calc(1.5em * var(--lines, 3) + 14px);
    max-height: 60vh;
  }
  .control::placeholder {
    color: var(--cs-ink-3);
    opacity: 1;
  }
  .control:hover {
    border-color: var(--cs-ink-2);
  }
  .control:focus-visible {
    border-color: var(--cs-indigo);
    outline: 2px solid var(--cs-indigo);
    outline-offset: -1px;
  }
  .control:disabled,
  input.control:read-only,
  textarea.control:read-only {
    border-color: var(--cs-line);
    background: var(--cs-sunken);
    color: var(--cs-ink-2);
  }
  .control[aria-invalid="true"] {
    border-color: var(--cs-red);
  }
  .control[aria-invalid="true"]:focus-visible {
    outline-color: var(--cs-red);
  }
  .hint {
    margin-top: 4px;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .error {
    display: flex;
    gap: 6px;
    margin-top: 4px;
    color: var(--cs-red);
    font-size: var(--cs-text-s);
    --cs-icon-size: 16px;
  }
  .error cs-icon {
    margin-top: 2px;
  }
`;
