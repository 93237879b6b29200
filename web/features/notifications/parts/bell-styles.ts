import { css } from "lit";

export const bellStyles = css`
  #bell {
    position: relative;
    display: grid;
    place-content: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--cs-radius);
    background: none;
    color: var(--cs-ink-2);
    cursor: pointer;
    --cs-icon-size: 21px;
  }
  #bell:hover,
  #bell[aria-expanded="true"] {
    background: var(--cs-hover);
    color: var(--cs-ink);
  }
  .count {
    position: absolute;
    top: 4px;
    left: 23px;
    padding: 0 4px;
    border: 2px solid var(--cs-paper);
    border-radius: 11px;
    box-sizing: content-box;
    min-width: 10px;
    background: var(--cs-indigo-fill);
    color: var(--cs-on-indigo);
    font-size: 11px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  #panel {
    position: fixed;
    inset: auto;
    width: min(420px, 100vw - 16px);
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    color: var(--cs-ink);
    box-shadow: var(--cs-float);
  }
  #panel:popover-open {
    display: flex;
    flex-direction: column;
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--cs-1);
    padding: var(--cs-2) var(--cs-2) var(--cs-2) var(--cs-4);
    border-bottom: 1px solid var(--cs-line);
  }
  h2 {
    flex: 1;
    font-size: var(--cs-text-m);
    white-space: nowrap;
  }
  .list {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    --cs-gutter: var(--cs-4);
  }
  .notice {
    display: block;
    padding: 10px var(--cs-4);
    border-bottom: 1px solid var(--cs-line);
    color: inherit;
    text-decoration: none;
  }
  .notice:last-child {
    border-bottom: 0;
  }
  .notice:hover {
    background: var(--cs-hover);
  }
  .notice:focus-visible {
    outline-offset: -2px;
    border-radius: var(--cs-radius);
  }
  .dnd {
    flex: none;
    padding: var(--cs-1) var(--cs-4);
    border-top: 1px solid var(--cs-line);
  }
  .all {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 4px;
    min-height: 44px;
    border-top: 1px solid var(--cs-line);
    font-weight: 500;
    text-decoration: none;
    --cs-icon-size: 16px;
  }
  .all:hover {
    background: var(--cs-hover);
  }
  .all:focus-visible {
    outline-offset: -2px;
  }
`;
