import { css } from "lit";

export const windowStyles = css`
  :host {
    display: flex;
    flex: none;
    flex-direction: column;
    width: min(600px, 100%);
    height: min(680px, 100dvh - 128px);
  }
  :host([shape="small"]) {
    width: 250px;
    height: auto;
  }
  :host([shape="large"]) {
    position: fixed;
    inset: 32px max(32px, 50vw - 520px);
    width: auto;
    height: auto;
  }
  :host([anchored]) {
    position: fixed;
    width: auto;
    height: auto;
  }
  .window {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    border-radius: var(--cs-radius-l) var(--cs-radius-l) 0 0;
    background: var(--cs-raised);
    box-shadow: var(--cs-float);
  }
  :host([shape="large"]) .window {
    border-radius: var(--cs-radius-l);
  }
  :host([anchored]) .window {
    border-radius: 0;
    box-shadow: none;
  }
  header {
    display: flex;
    align-items: center;
    gap: 2px;
    min-height: 46px;
    padding: 0 6px 0 var(--cs-4);
    border-bottom: 1px solid var(--cs-line);
  }
  h2 {
    flex: 1;
    min-width: 0;
    font-size: var(--cs-text-m);
  }
  h2 button {
    width: 100%;
    padding: 8px 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .saved {
    flex: none;
    padding: 0 6px;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    font-weight: 400;
  }
  .saved.bad {
    color: var(--cs-amber);
  }
  form,
  .state {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .notes {
    display: grid;
    gap: var(--cs-2);
    margin: 0 var(--cs-4);
  }
  .notes > * {
    margin-top: var(--cs-2);
  }
  .text {
    flex: 1;
    min-height: 80px;
    overflow-y: auto;
  }
  .text:focus-within {
    box-shadow: inset 0 2px 0 var(--cs-indigo);
  }
  ::slotted(.host) {
    display: block;
    height: 100%;
  }
  textarea {
    display: block;
    width: 100%;
    height: 100%;
    padding: var(--cs-3) var(--cs-4);
    border: 0;
    outline: none;
    background: none;
    color: var(--cs-ink);
    font: inherit;
    line-height: 1.6;
    resize: none;
  }
  .dropping .text {
    outline: 2px dashed var(--cs-indigo);
    outline-offset: -6px;
  }
  @media (max-width: 700px) {
    :host(:not([shape="small"])) {
      position: fixed;
      inset: 0 !important;
      width: auto !important;
      height: auto !important;
    }
    :host(:not([shape="small"])) .window {
      border-radius: 0;
    }
    .only-wide {
      display: none;
    }
  }
`;
