import { css } from "lit";

export const trayStyles = css`
  #tray {
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
  #tray[hidden] {
    display: none;
  }
  #tray:hover,
  #tray[aria-expanded="true"] {
    background: var(--cs-hover);
    color: var(--cs-ink);
  }
  .count {
    position: absolute;
    top: 4px;
    left: 23px;
    box-sizing: content-box;
    min-width: 10px;
    padding: 0 4px;
    border: 2px solid var(--cs-paper);
    border-radius: 11px;
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
    max-height: min(70vh, 640px);
    margin: 0;
    padding: 0;
    overflow: hidden auto;
    border: 0;
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    color: var(--cs-ink);
    box-shadow: var(--cs-float);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    padding: var(--cs-3) var(--cs-4);
    border-bottom: 1px solid var(--cs-line);
  }
  h2 {
    flex: 1;
    font-size: var(--cs-text-m);
  }
  .one {
    padding: var(--cs-3) var(--cs-4);
    border-bottom: 1px solid var(--cs-line);
  }
  .one:last-child {
    border-bottom: 0;
  }
`;
