import { html } from "lit";

/** The mark of the office: a brocade diamond on an indigo ground. */
export const mark = html`<svg viewBox="0 0 32 32" aria-hidden="true">
  <rect width="32" height="32" rx="7" fill="#2f3e8f" />
  <path d="M16 4.500 27.500 16 16 27.500 4.500 16Z" fill="none" stroke="#fbfaf7" stroke-width="2" />
  <path d="M16 10.500 21.500 16 16 21.500 10.500 16Z" fill="#fbfaf7" />
  <path d="m16 14 2 2-2 2-2-2Z" fill="#b3261e" />
</svg>`;
