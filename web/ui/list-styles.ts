import { css } from "lit";

/** How a list and its rows look. */
export const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overflow-anchor: none;
    outline: none;
    overscroll-behavior: contain;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    height: var(--cs-row-2);
    overflow: hidden;
    padding-inline: var(--cs-gutter);
    border-bottom: 1px solid var(--cs-line);
    cursor: pointer;
    content-visibility: auto;
  }
  .one .row {
    height: var(--cs-row-1);
  }
  .row > :not(.mark) {
    flex: 1;
    min-width: 0;
  }
  @media (hover: hover) {
    .row:hover {
      background: var(--cs-hover);
    }
  }
  .row.selected,
  .row.current {
    background: var(--cs-indigo-tint);
  }
  .row.current::before {
    content: "";
    position: absolute;
    inset: 0 auto 0 0;
    width: 3px;
    background: var(--cs-indigo);
  }
  .scroller:focus-visible .row.cursor {
    outline: 2px solid var(--cs-indigo);
    outline-offset: -2px;
    border-radius: var(--cs-radius);
  }
  .mark {
    display: grid;
    flex: none;
    place-content: center;
    width: 34px;
    height: 100%;
    margin-left: -10px;
    color: var(--cs-on-indigo);
    --cs-icon-size: 14px;
  }
  .mark::before {
    content: "";
    grid-area: 1 / 1;
    width: 18px;
    height: 18px;
    border: 1.5px solid var(--cs-line-strong);
    border-radius: 4px;
    background: var(--cs-raised);
  }
  .mark cs-icon {
    grid-area: 1 / 1;
    margin: auto;
    z-index: 1;
  }
  .selected .mark::before {
    border-color: var(--cs-indigo-fill);
    background: var(--cs-indigo-fill);
  }
  .tail {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--cs-3);
    min-height: var(--cs-row-1);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .row[draggable="true"] {
    -webkit-user-drag: element;
  }
  .ghost {
    display: grid;
    align-content: center;
    gap: 10px;
    height: 100%;
    cursor: default;
  }
  .ghost::before,
  .ghost::after {
    content: "";
    width: 38%;
    height: 10px;
    border-radius: 5px;
    background: var(--cs-sunken);
  }
  .ghost::after {
    width: 76%;
  }
  .tail.over {
    position: absolute;
    inset: auto 0 0;
    border-top: 1px solid var(--cs-line);
    background: var(--cs-raised);
  }
`;
