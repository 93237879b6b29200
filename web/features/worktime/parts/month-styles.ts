import { css } from "lit";

/** The month's sheet. A holiday is a tinted cell with its name, a make-up day an amber one; state is never told by colour alone. */
export const monthStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--cs-2) var(--cs-4);
  }
  h2 {
    font-size: var(--cs-text-l);
  }
  .steps {
    display: flex;
    gap: var(--cs-1);
  }
  .lunar-title {
    margin-bottom: var(--cs-3);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
  table {
    width: 100%;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
    border: 1px solid var(--cs-line);
    border-radius: var(--cs-radius-l);
    background: var(--cs-raised);
    overflow: hidden;
  }
  th {
    padding: var(--cs-2);
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
    font-weight: 500;
    text-align: start;
  }
  td {
    position: relative;
    height: 84px;
    padding: var(--cs-2);
    border-top: 1px solid var(--cs-line);
    vertical-align: top;
  }
  td + td {
    border-left: 1px solid var(--cs-line);
  }
  .solar {
    display: inline-block;
    min-width: 28px;
    font-size: var(--cs-text-l);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .lunar {
    position: absolute;
    top: 11px;
    right: var(--cs-2);
    color: var(--cs-ink-3);
    font-size: var(--cs-text-xs);
    font-variant-numeric: tabular-nums;
  }
  .moon .lunar {
    color: var(--cs-ink);
    font-weight: 600;
  }
  .name {
    display: -webkit-box;
    margin-top: 2px;
    overflow: hidden;
    font-size: var(--cs-text-xs);
    line-height: 1.35;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .weekend {
    background: var(--cs-sunken);
  }
  .weekend .solar {
    color: var(--cs-ink-3);
  }
  .holiday,
  .substitute {
    background: var(--cs-indigo-tint);
  }
  .holiday .solar,
  .holiday .name,
  .substitute .solar,
  .substitute .name {
    color: var(--cs-indigo);
  }
  .makeup {
    background: var(--cs-amber-tint);
  }
  .makeup .name {
    color: var(--cs-amber);
  }
  .beside .solar,
  .beside .name {
    color: var(--cs-ink-3);
    font-weight: 400;
  }
  [aria-current="date"] .solar {
    border-radius: var(--cs-radius);
    background: var(--cs-indigo-fill);
    color: var(--cs-on-indigo);
    text-align: center;
  }
  .special {
    display: grid;
    gap: var(--cs-2);
    margin-top: var(--cs-5);
  }
  .special li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--cs-3);
  }
  .special .number {
    min-width: 44px;
    color: var(--cs-ink-2);
  }
  .special .what {
    font-weight: 500;
  }
  .special .quiet {
    color: var(--cs-ink-2);
  }
  @media (max-width: 700px) {
    td {
      height: 56px;
      padding: var(--cs-1);
    }
    th {
      padding: var(--cs-1);
    }
    .solar {
      min-width: 24px;
      font-size: var(--cs-text-m);
    }
    .lunar {
      position: static;
      display: block;
      margin-top: 2px;
    }
    .name {
      display: none;
    }
  }
  @media print {
    td {
      height: 24mm;
      break-inside: avoid;
    }
    .steps {
      display: none;
    }
  }
`;
