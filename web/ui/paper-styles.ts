import { css } from "lit";

/** A sheet of A4 after Annex I of Decree 30/2020: agency left, the state's name and motto right; on the screen as on paper. */
export const paperStyles = css`
  .paper {
    box-sizing: border-box;
    max-width: 210mm;
    margin: 0 auto;
    padding: 20mm 15mm 20mm 25mm;
    border: 1px solid var(--cs-line);
    background: #fff;
    color: #000;
    font-family: var(--cs-font-paper);
    font-size: 13pt;
    line-height: 1.35;
  }
  .paper header {
    display: grid;
    grid-template-columns: 2fr 3fr;
    gap: 8mm;
    text-align: center;
  }
  .agency p,
  .country,
  h2,
  .role {
    font-weight: 700;
    text-transform: uppercase;
  }
  .agency p,
  .country {
    font-size: 12pt;
  }
  .motto {
    font-weight: 700;
  }
  .agency::after,
  .state::after {
    content: "";
    display: block;
    width: 40%;
    margin: 1mm auto 0;
    border-top: 1px solid;
  }
  .state::after {
    width: 62%;
  }
  .date {
    margin-top: 3mm;
    font-style: italic;
    text-align: right;
  }
  .paper h2 {
    margin-top: 8mm;
    font-size: 14pt;
    text-align: center;
  }
  .subject {
    margin: 1mm auto 6mm;
    max-width: 90%;
    font-weight: 700;
    text-align: center;
    overflow-wrap: anywhere;
  }
  dl div {
    display: grid;
    grid-template-columns: 42mm 1fr;
    gap: 3mm;
    padding: 1mm 0;
  }
  table {
    width: 100%;
    margin-top: 5mm;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
  th,
  td {
    padding: 1.5mm 2mm;
    border: 1px solid #000;
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    text-align: center;
    vertical-align: middle;
  }
  .ordinal {
    width: 14mm;
    white-space: nowrap;
    text-align: center;
  }
  .figure {
    width: 26mm;
    text-align: right;
    white-space: nowrap;
  }
  th.figure {
    text-align: center;
    white-space: normal;
  }
  .who {
    width: 48mm;
  }
  .words {
    white-space: pre-line;
  }
  .note {
    margin-top: 2mm;
    font-size: 11pt;
    font-style: italic;
  }
  .verdict {
    margin-top: 5mm;
    font-weight: 700;
  }
  .hash {
    font-family: var(--cs-font-mono, monospace);
    font-size: 9pt;
    overflow-wrap: anywhere;
  }
  footer {
    display: flex;
    justify-content: flex-end;
    margin-top: 10mm;
    break-inside: avoid;
  }
  footer div {
    width: 45%;
    text-align: center;
  }
  .sign {
    font-style: italic;
  }
  .name {
    margin-top: 24mm;
    font-weight: 700;
  }
  @media screen and (max-width: 700px) {
    .paper {
      padding: 16px;
      font-size: 11pt;
    }
    .paper header {
      gap: 3mm;
    }
    .agency p,
    .country,
    .motto {
      font-size: 9pt;
    }
    .figure {
      width: auto;
    }
  }
  @media print {
    .paper {
      max-width: none;
      padding: 0;
      border: 0;
    }
  }
`;
