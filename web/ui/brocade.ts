import { html } from "lit";

/**
 * The cloth of the door: a fine ground of diamonds, and one woven band, as on the hem of a chàm skirt. It stands on the right of a wide panel and
 * at the foot of a narrow one.
 */
export const brocade = html`<svg aria-hidden="true">
  <defs>
    <pattern id="ground" width="28" height="28" patternUnits="userSpaceOnUse">
      <path d="M14 5 23 14 14 23 5 14Z" fill="none" stroke="#fff" stroke-opacity=".055" />
      <path d="M14 11 17 14 14 17 11 14Z" fill="#fff" fill-opacity=".05" />
    </pattern>
    <pattern id="weave" width="72" height="72" patternUnits="userSpaceOnUse">
      <path d="M36 4 68 36 36 68 4 36Z" fill="none" stroke="#e9e4d6" stroke-width="2.500" />
      <path d="M36 14 58 36 36 58 14 36Z" fill="none" stroke="#9aa6dd" stroke-width="2" />
      <path d="M36 23 49 36 36 49 23 36Z" fill="#e9e4d6" />
      <path d="M36 30 42 36 36 42 30 36Z" fill="#b3261e" />
      <path d="M0 0 9 0 0 9ZM72 0 63 0 72 9ZM0 72 9 72 0 63ZM72 72 63 72 72 63Z" fill="#9aa6dd" />
    </pattern>
    <pattern id="weave-small" width="36" height="36" patternUnits="userSpaceOnUse">
      <path d="M18 2 34 18 18 34 2 18Z" fill="none" stroke="#e9e4d6" stroke-width="1.500" />
      <path d="M18 8 28 18 18 28 8 18Z" fill="#e9e4d6" />
      <path d="M18 14 22 18 18 22 14 18Z" fill="#b3261e" />
    </pattern>
  </defs>
  <rect width="100%" height="100%" fill="url(#ground)" />
  <svg class="band" x="100%" overflow="visible">
    <g transform="translate(-88 0)">
      <rect width="88" height="4000" fill="#1d2763" />
      <rect width="72" height="4000" fill="url(#weave)" transform="translate(8 0)" />
      <path d="M.5 0V4000M87.500 0V4000" stroke="#e9e4d6" stroke-opacity=".5" />
    </g>
  </svg>
  <svg class="hem" y="100%" overflow="visible">
    <g transform="translate(0 -42)">
      <rect width="4000" height="42" fill="#1d2763" />
      <rect width="4000" height="36" fill="url(#weave-small)" transform="translate(0 3)" />
      <path d="M0 .5H4000" stroke="#e9e4d6" stroke-opacity=".5" />
    </g>
  </svg>
</svg>`;
