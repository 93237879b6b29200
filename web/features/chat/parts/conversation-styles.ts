import { css } from "lit";

/** A room from top to bottom: its head, what was said, who is typing, where one writes. */
export const conversationStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: 1;
    min-height: 0;
    height: 100%;
  }
  .room {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  chat-thread {
    flex: none;
    width: 380px;
    border-left: 1px solid var(--cs-line);
  }
  @media (max-width: 1399.9px) {
    chat-thread {
      position: absolute;
      z-index: 2;
      inset: 0 0 0 auto;
      width: min(440px, 100%);
    }
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    outline-offset: -2px;
  }
  .lines {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    min-height: 100%;
    padding: var(--cs-3) 0 var(--cs-2);
  }
  .more {
    padding: var(--cs-3) var(--cs-gutter);
  }
  .day {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    margin: var(--cs-3) var(--cs-gutter) var(--cs-1);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .day::before,
  .day::after {
    content: "";
    flex: 1;
    border-top: 1px solid var(--cs-line);
  }
  .day.news {
    color: var(--cs-indigo);
    font-weight: 500;
  }
  .day.news::before,
  .day.news::after {
    border-color: var(--cs-indigo-line);
  }
  .typing {
    flex: none;
    min-height: 20px;
    padding: 0 var(--cs-gutter);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .closed {
    padding: var(--cs-4) var(--cs-gutter);
    border-top: 1px solid var(--cs-line);
    color: var(--cs-ink-2);
  }
`;
