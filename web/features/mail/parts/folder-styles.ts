import { css } from "lit";

export const folderStyles = css`
  nav {
    padding: var(--cs-3) var(--cs-2) var(--cs-8);
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-top: var(--cs-4);
    padding-left: var(--cs-3);
    color: var(--cs-ink-2);
  }
  h2 {
    font-size: var(--cs-text-xs);
    font-weight: 500;
  }
  li {
    position: relative;
    border-radius: var(--cs-radius);
  }
  a {
    display: flex;
    align-items: center;
    gap: var(--cs-3);
    min-height: calc(var(--cs-control) - 2px);
    padding: 0 var(--cs-3);
    border-radius: var(--cs-radius);
    color: var(--cs-ink);
    text-decoration: none;
    --cs-icon-size: 18px;
  }
  li:hover > a {
    background: var(--cs-hover);
  }
  a[aria-current="page"],
  li:hover > a[aria-current="page"] {
    background: var(--cs-indigo-tint);
    color: var(--cs-indigo);
    font-weight: 500;
  }
  .over > a {
    background: var(--cs-indigo-tint);
    box-shadow: inset 0 0 0 2px var(--cs-indigo);
  }
  a > cs-icon {
    color: var(--cs-ink-2);
  }
  [aria-current="page"] > cs-icon {
    color: var(--cs-indigo);
  }
  .name {
    flex: 1;
    min-width: 0;
  }
  .d1 > a {
    padding-left: 30px;
  }
  .d2 > a {
    padding-left: 48px;
  }
  .d3 > a {
    padding-left: 66px;
  }
  cs-menu {
    position: absolute;
    top: 50%;
    right: 2px;
    translate: 0 -50%;
    opacity: 0;
  }
  li:hover cs-menu,
  li:focus-within cs-menu {
    opacity: 1;
  }
  li:hover:has(cs-menu) cs-count,
  li:focus-within:has(cs-menu) cs-count {
    visibility: hidden;
  }
  @media (hover: none) {
    cs-menu {
      opacity: 1;
    }
    li:has(cs-menu) a {
      padding-right: 44px;
    }
  }
`;
