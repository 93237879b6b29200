import { css } from "lit";

export const composeStyles = css`
  :host {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  form {
    display: flex;
    flex: 1;
    flex-direction: column;
    max-width: 900px;
    padding: 0 var(--cs-gutter) var(--cs-4);
  }
  .bar,
  .foot {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
  }
  .bar {
    min-height: 60px;
  }
  h2 {
    font-size: var(--cs-text-l);
  }
  .saved {
    flex: 1;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    text-align: right;
  }
  .fields {
    display: grid;
    gap: var(--cs-3);
  }
  .with-cc {
    position: relative;
  }
  .with-cc > cs-button {
    position: absolute;
    top: -6px;
    right: 0;
  }
  .line span {
    display: block;
    margin-bottom: 6px;
    font-size: var(--cs-text-s);
    font-weight: 500;
  }
  .line input {
    width: 100%;
    height: var(--cs-control);
    padding: 0 10px;
    border: 1px solid var(--cs-line-strong);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
    color: var(--cs-ink);
    font: inherit;
  }
  textarea {
    flex: 1;
    width: 100%;
    min-height: 180px;
    margin: var(--cs-4) 0 var(--cs-3);
    padding: var(--cs-3);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
    color: var(--cs-ink);
    font: inherit;
    line-height: 1.6;
    resize: none;
  }
  .line input:focus-visible,
  textarea:focus-visible {
    outline: 2px solid var(--cs-indigo);
    outline-offset: -1px;
  }
  .files {
    display: grid;
    gap: 6px;
    margin-bottom: var(--cs-3);
  }
  .files li {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    padding: 4px 4px 4px var(--cs-3);
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    --cs-icon-size: 18px;
  }
  .files .name,
  .files cs-progress {
    flex: 1;
    min-width: 0;
  }
  .size {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .gap {
    flex: 1;
  }
  input[type="file"] {
    display: none;
  }
`;
