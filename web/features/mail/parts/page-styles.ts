import { css } from "lit";

export const pageStyles = css`
  .panes {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .folders {
    flex: none;
    width: 212px;
    overflow-y: auto;
    border-right: 1px solid var(--cs-line);
  }
  .list {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .above {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--cs-1);
    min-height: calc(var(--cs-control) + 17px);
    padding: var(--cs-2) var(--cs-3) var(--cs-2) var(--cs-gutter);
    border-bottom: 1px solid var(--cs-line);
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .boxes {
    display: none;
  }
  .small {
    display: none;
  }
  @media (max-width: 1099.9px) {
    .folders {
      display: none;
    }
    .boxes {
      display: block;
    }
    .views {
      display: none;
    }
    :host([reading]) .of-list {
      display: none;
    }
  }
  @media (max-width: 560px) {
    .wide {
      display: none;
    }
    :host(:not([reading])) .small {
      display: inline-flex;
    }
  }
  @media print {
    .folders {
      display: none;
    }
  }
`;
