import { css } from "lit";

export const paletteStyles = css`
  dialog {
    width: min(640px, 100vw - 24px);
    max-width: none;
    max-height: min(560px, 80dvh);
    margin-top: 10dvh;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    color: var(--cs-ink);
    box-shadow: var(--cs-float);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: var(--cs-scrim);
  }
  .box {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    padding: 0 var(--cs-4) 0 var(--cs-5);
    border-bottom: 1px solid var(--cs-line);
    color: var(--cs-ink-2);
  }
  .box input {
    flex: 1;
    min-width: 0;
    height: 56px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    color: var(--cs-ink);
    font: inherit;
    font-size: var(--cs-text-l);
  }
  .box input::placeholder {
    color: var(--cs-ink-3);
    opacity: 1;
  }
  .items {
    padding: 6px;
    overflow-y: auto;
  }
  h3 {
    padding: 8px 14px 2px;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-xs);
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    min-height: 40px;
    padding: 4px 14px;
    border-radius: var(--cs-radius);
    cursor: pointer;
  }
  .item cs-icon {
    color: var(--cs-ink-2);
  }
  .item.active {
    background: var(--cs-indigo-tint);
  }
  .item.active cs-icon {
    color: var(--cs-indigo);
  }
  .title {
    flex: 0 1 auto;
  }
  .detail {
    flex: 1 1 0;
    min-width: 40px;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .at {
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .item cs-kbd,
  .item .at {
    margin-left: auto;
  }
  .says {
    padding: var(--cs-6);
    color: var(--cs-ink-2);
    text-align: center;
  }
`;
