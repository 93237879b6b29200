import { css } from "lit";

export const searchStyles = css`
  :host {
    position: relative;
    display: block;
    min-width: 0;
  }
  .box {
    display: flex;
    align-items: center;
    gap: var(--cs-2);
    height: var(--cs-control);
    padding-left: 10px;
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius);
    background: var(--cs-raised);
    color: var(--cs-ink-2);
    --cs-icon-size: 18px;
  }
  .box:focus-within {
    border-color: var(--cs-indigo);
    box-shadow: 0 0 0 1px var(--cs-indigo);
  }
  input {
    flex: 1;
    min-width: 0;
    height: 100%;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--cs-ink);
    font: inherit;
  }
  input:focus-visible {
    outline: none;
  }
  input::placeholder {
    color: var(--cs-ink-3);
    opacity: 1;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  .offers {
    position: absolute;
    inset: calc(100% + 4px) auto auto 0;
    z-index: 3;
    width: max(100%, 320px);
    max-width: calc(100vw - 24px);
    max-height: 340px;
    padding: 6px;
    overflow-y: auto;
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    box-shadow: var(--cs-float);
  }
  .offer {
    display: flex;
    align-items: baseline;
    gap: var(--cs-3);
    padding: 6px 10px;
    border-radius: var(--cs-radius);
    cursor: pointer;
  }
  .offer[aria-selected="true"],
  .offer:hover {
    background: var(--cs-hover);
  }
  .offer[aria-selected="true"] {
    box-shadow: inset 0 0 0 2px var(--cs-indigo);
  }
  .offer .title {
    flex: 1;
    min-width: 0;
  }
  .offer .detail {
    flex: none;
    max-width: 55%;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
`;
