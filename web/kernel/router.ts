import { matchPath } from "./match.ts";
import { Observable } from "./observable.ts";

/** A view and the addresses that show it. Several patterns may name the same element: it then stays, and only its `place` changes. */
export interface ViewRoute {
  /** `/polls/:id?`; see `matchPath`. */
  readonly path: string;
  /** Tag of the element, which has a `place` property when it wants to know its address. */
  readonly element: string;
  /** Loads the module that defines the element. */
  readonly load: () => Promise<unknown>;
  readonly permission?: string;
  /** It is a document with a heading of its own: the shell prints none above it. */
  readonly ownHeading?: boolean;
}

/** Where the person is. */
export interface Place {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

export interface Shown {
  readonly place: Place;
  /** Undefined when no view has this address. */
  readonly route: ViewRoute | undefined;
  /** How the person came: a step forward, the same step made anew, or Back. */
  readonly by: "push" | "replace" | "back";
}

/**
 * The address bar, read into a view. Our own and not @vaadin/router: that one keeps one element per pattern (a list beside its detail would be built
 * anew for each row), carries a usage reporter that an office network must not see, and would be eight times this size.
 */
export const shown = new Observable<Shown>({
  place: { path: "/", params: {}, query: {} },
  route: undefined,
  by: "replace",
});

let routes: readonly ViewRoute[] = [];

type LeaveGuard = (to: string) => boolean | Promise<boolean>;
const guards = new Set<LeaveGuard>();
let address = "";

/** Begins to follow the address bar and the links of the page. */
export function startRouter(table: readonly ViewRoute[]): void {
  routes = table;
  addEventListener("popstate", () => void follow("back"));
  document.addEventListener("click", followLink);
  void follow("replace");
}

/** Goes to an address of the office (`/mail/inbox/7?unread=1`). With `replace`, Back does not return to the one left. */
export async function navigate(to: string, { replace = false } = {}): Promise<void> {
  if (to === address) return;
  if (!(await mayLeave(to))) return;
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  await follow(replace ? "replace" : "push", true);
}

/** Asks `guard` before the person leaves for another address; for a view that holds what is not saved. The returned function ends it. */
export function guardLeaving(guard: LeaveGuard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

async function mayLeave(to: string): Promise<boolean> {
  for (const guard of [...guards]) if (!(await guard(to))) return false;
  return true;
}

async function follow(by: Shown["by"], asked = false): Promise<void> {
  const here = location.pathname + location.search;
  if (!asked && address !== "" && !(await mayLeave(here))) {
    history.pushState(null, "", address);
    return;
  }
  address = here;
  shown.set({ ...find(routes, location.pathname, location.search), by });
}

/** The first view of the table that has this address. */
export function find(table: readonly ViewRoute[], path: string, search = ""): Omit<Shown, "by"> {
  const query = Object.fromEntries(new URLSearchParams(search));
  for (const route of table) {
    const match = matchPath(route.path, path);
    if (match) return { route, place: { path, params: match.params, query } };
  }
  return { route: undefined, place: { path, params: {}, query } };
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  if (link?.target !== "" || link.hasAttribute("download") || link.origin !== location.origin) return;
  const to = link.pathname + link.search;
  if (link.pathname.startsWith("/api/") || (link.hash !== "" && to === address)) return;
  event.preventDefault();
  void navigate(to);
}
