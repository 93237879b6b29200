import type { Page, Request, Response } from "playwright-core";

/** A failure that a journey provokes on purpose: the status and the beginning of the address. */
export interface Expected {
  readonly status: number;
  readonly path: string;
}

/** Who is not signed in asks who he is, and is told that nobody is. */
const ALWAYS: readonly Expected[] = [{ status: 401, path: "/api/session" }];

/** What went wrong on a page while somebody used it. Any of it fails the journey. */
export class Watch {
  readonly problems: string[] = [];
  readonly #expected: Expected[] = [...ALWAYS];
  readonly #page: Page;
  #away = false;
  #fetching = 0;

  constructor(page: Page) {
    this.#page = page;
    page.on("request", (request) => (this.#fetching += isFetch(request) ? 1 : 0));
    for (const end of ["requestfinished", "requestfailed"] as const) {
      page.on(end as "requestfinished", (request) => (this.#fetching -= isFetch(request) ? 1 : 0));
    }
    page.on("console", (message) => {
      // A reply that failed is judged by its status, below; the console names no address.
      const isReply = message.text().startsWith("Failed to load resource");
      const isSocket = this.#away && message.text().includes("WebSocket connection");
      if ((message.type() === "error" || message.type() === "warning") && !isReply && !isSocket) {
        this.problems.push(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("pageerror", ({ name, message, stack = "" }) => {
      // What is thrown and is no Error has no stack.
      this.problems.push(`exception: ${stack === "" ? `${name}: ${message}` : stack}`);
    });
    page.on("response", (response) => {
      this.#judge(response);
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText ?? "";
      // A view that is left stops its requests; a page that is left, all of them.
      if (reason !== "net::ERR_ABORTED" && !this.#away) this.problems.push(`request: ${request.url()} ${reason}`);
    });
  }

  /** The journey provokes this refusal. */
  expect(...refusals: readonly Expected[]): void {
    this.#expected.push(...refusals);
  }

  /** While `act` runs the office is out of reach, and requests fail. */
  async whileAway(act: () => Promise<void>): Promise<void> {
    this.#away = true;
    await act();
    this.#away = false;
  }

  /** Everything that the view asked for is there and drawn: nothing is under way, and two frames later still nothing. */
  async quiet(): Promise<void> {
    let calm = 0;
    while (calm < 2) {
      await this.#page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      calm = this.#fetching === 0 ? calm + 1 : 0;
    }
  }

  #judge(response: Response): void {
    const status = response.status();
    if (status < 400) return;
    const { pathname } = new URL(response.url());
    const isExpected = this.#expected.some((one) => one.status === status && pathname.startsWith(one.path));
    if (!isExpected) this.problems.push(`reply: ${String(status)} ${response.request().method()} ${pathname}`);
  }
}

function isFetch(request: Request): boolean {
  return ["fetch", "xhr", "script", "document"].includes(request.resourceType());
}

/** Runs in every page before its own scripts: what the content security policy stops becomes an error in the console. */
export const TELL_VIOLATIONS = `addEventListener("securitypolicyviolation", (event) => {
  console.error("CSP " + event.violatedDirective + " stopped " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber);
});`;
