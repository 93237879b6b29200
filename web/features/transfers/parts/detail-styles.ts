import { css } from "lit";

export const detailStyles = css`
  :host {
    display: block;
    padding: var(--cs-6);
  }
  article {
    display: grid;
    gap: var(--cs-4);
    max-width: 720px;
    margin: 0 auto;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--cs-3);
  }
  .back {
    display: none;
    flex-basis: 100%;
  }
  @media (max-width: 1099.9px) {
    .back {
      display: block;
    }
  }
  h2 {
    flex: 1;
    min-width: 0;
    font-size: var(--cs-text-xl);
    overflow-wrap: anywhere;
  }
  h3 {
    margin-bottom: var(--cs-2);
    font-size: var(--cs-text-m);
  }
  .note {
    padding-left: var(--cs-3);
    border-left: 3px solid var(--cs-line-strong);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    min-height: 44px;
    border-bottom: 1px solid var(--cs-line);
  }
  .path {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  @media (max-width: 560px) {
    :host {
      padding: var(--cs-4);
    }
  }
`;
