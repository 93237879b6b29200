/** A refusal or a failure of a call. `message` is for the person, in his or her language; `code` is for the program. */
export class CallError extends Error {
  readonly code: string;
  /** HTTP status; 0 when the office could not be reached. */
  readonly status: number;
  /** Name of the input that is wrong (`title` for `/body/title`), where one is. */
  readonly field: string | undefined;
  readonly requestId: string | undefined;
  /** Seconds after which it may be tried again, where the server says so. */
  readonly retryAfter: number | undefined;

  constructor(of: {
    code: string;
    message: string;
    status: number;
    field?: string;
    requestId?: string;
    retryAfter?: number;
  }) {
    super(of.message);
    this.name = "CallError";
    this.code = of.code;
    this.status = of.status;
    this.field = of.field === undefined ? undefined : fieldName(of.field);
    this.requestId = of.requestId;
    this.retryAfter = of.retryAfter;
  }
}

/** `/body/agency/name` → `agency.name`: the part of the request does not interest a form. */
export function fieldName(pointer: string): string {
  return pointer
    .replace(/^\/?(body|query|params)(\/|$)/, "")
    .replace(/^\//, "")
    .replaceAll("/", ".");
}

/** True for the rejection of a promise whose signal was aborted: nobody waits for it any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
