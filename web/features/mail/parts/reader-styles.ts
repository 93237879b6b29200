import { css } from "lit";

/** How a conversation stands in its pane. */
export const readerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .letter {
    max-width: 860px;
    padding: 0 var(--cs-gutter) var(--cs-12);
  }
  .tools {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--cs-1);
    min-height: calc(var(--cs-control) + 17px);
    padding: var(--cs-2) calc(var(--cs-gutter) - 4px);
    border-bottom: 1px solid var(--cs-line);
    background: var(--cs-raised);
  }
  .gap {
    flex: 1;
  }
  .starred {
    color: var(--cs-amber-mark);
  }
  h2 {
    margin: var(--cs-5) 0 var(--cs-2);
    font-size: var(--cs-text-xl);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  h2 mail-tone {
    margin-left: 4px;
    vertical-align: 2px;
  }
  .small {
    display: none;
  }
  .thread {
    margin-top: var(--cs-8);
    border-top: 1px solid var(--cs-line);
  }
  h3 {
    padding: var(--cs-4) 0 var(--cs-2);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  .thread a {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-3);
    min-height: var(--cs-control);
    border-top: 1px solid var(--cs-line);
    color: inherit;
    font-size: var(--cs-text-s);
    text-decoration: none;
  }
  .thread a:hover {
    background: var(--cs-hover);
  }
  .thread b {
    font-weight: 500;
  }
  @media (min-width: 1100px) {
    .narrow {
      display: none;
    }
  }
  @media (max-width: 560px) {
    .wide {
      display: none;
    }
    .small {
      display: inline-flex;
    }
    .tools {
      gap: 0;
    }
  }
  @media print {
    .tools,
    .thread {
      display: none;
    }
    .letter {
      max-width: none;
      padding: 0;
    }
  }
`;
