import { css } from "lit";

export const pickerStyles = css`
  :host {
    position: relative;
  }
  .picker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 3px;
    cursor: text;
  }
  .picker:focus-within {
    border-color: var(--cs-indigo);
    outline: 2px solid var(--cs-indigo);
    outline-offset: -1px;
  }
  .picker input {
    flex: 1;
    min-width: 90px;
    height: calc(var(--cs-control) - 8px);
    padding: 0 7px;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    font: inherit;
  }
  .picker input::placeholder {
    color: var(--cs-ink-3);
    opacity: 1;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-width: 100%;
    height: calc(var(--cs-control) - 8px);
    padding: 0 2px;
    border-radius: 999px;
    background: var(--cs-indigo-tint);
    --cs-icon-size: 16px;
  }
  .chip > cs-icon {
    margin-left: 8px;
  }
  .chip button {
    display: grid;
    place-content: center;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--cs-ink-2);
    cursor: pointer;
    --cs-icon-size: 14px;
  }
  .chip button:hover {
    background: var(--cs-indigo-line);
    color: var(--cs-ink);
  }
  :host([inline]) {
    display: flex;
    align-items: baseline;
  }
  :host([inline]) .label {
    flex: none;
    min-width: 64px;
    margin: 0;
    color: var(--cs-ink-2);
    font-weight: 400;
  }
  :host([inline]) .picker {
    border-color: transparent;
    background: none;
  }
  :host([inline]) .picker input {
    min-width: 56px;
  }
  :host([inline]) .picker:focus-within {
    outline: none;
  }
  .offers {
    position: absolute;
    z-index: 10;
    inset: calc(100% + 4px) 0 auto;
    max-height: 320px;
    padding: 6px;
    overflow-y: auto;
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    box-shadow: var(--cs-float);
  }
  .offer {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    padding: 6px 10px;
    border-radius: var(--cs-radius);
    cursor: pointer;
  }
  .offer:hover,
  .offer.active {
    background: var(--cs-indigo-tint);
  }
  .who {
    display: grid;
    min-width: 0;
    line-height: 1.4;
  }
  .detail,
  .none {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .none {
    padding: 8px 10px;
  }
  .body {
    display: grid;
    place-content: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--cs-sunken);
    color: var(--cs-ink-2);
  }
`;
