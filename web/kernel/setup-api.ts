import { defineRoute, FILE_BODY, PUBLIC } from "../../server/kernel/contract/route.ts";
import { call, CallError, type CallOptions } from "./call.ts";
import { typed } from "./typed.ts";

/** What a browser that nobody is signed in at may know. */
export interface SetupState {
  /** The data folder is empty: the first-run wizard is due. */
  readonly needed: boolean;
  /** The wizard asks for the code that the program printed, since this is not the machine itself. */
  readonly codeRequired: boolean;
  /** The agency's name for the sign-in screen, once there is one. */
  readonly agencyName?: string;
}

export interface NewOffice {
  readonly code?: string;
  readonly language: "vi" | "en";
  readonly agency: { readonly name: string; readonly code: string; readonly domain: string };
  readonly administrator: { readonly name: string; readonly username: string; readonly password: string };
}

const setup = { permission: PUBLIC, summary: "", reply: typed<unknown>() };
const getSetup = defineRoute({ ...setup, method: "GET", path: "/api/setup", reply: typed<SetupState>() });
const postSetup = defineRoute({ ...setup, method: "POST", path: "/api/setup", body: typed<NewOffice>() });
const postDemo = defineRoute({
  ...setup,
  method: "POST",
  path: "/api/setup/demo",
  body: typed<{ code?: string; password: string }>(),
});
const postRestore = defineRoute({ ...setup, method: "POST", path: "/api/setup/restore", body: FILE_BODY });

/** Whether the wizard is due. An office that is set up need not know the question. */
export async function fetchSetup(): Promise<SetupState> {
  try {
    return await call(getSetup);
  } catch (error) {
    if (error instanceof CallError && error.status === 404) return { needed: false, codeRequired: false };
    throw error;
  }
}

const PAUSE = 500;
const PATIENCE = 120;

/** Resolves when the office has opened its doors after it was made: the program closes the wizard's and opens the office's. */
export async function officeIsOpen(): Promise<void> {
  for (let round = 0; round < PATIENCE; round += 1) {
    const setup = await fetchSetup().catch(() => undefined);
    if (setup && !setup.needed) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

export const createOffice = (office: NewOffice): Promise<unknown> => call(postSetup, { body: office });

/** Fills the office with a sample agency; everybody in it signs in with `password`. */
export const createSample = (password: string, code?: string): Promise<unknown> =>
  call(postDemo, { body: { password, ...(code !== undefined && { code }) } });

/** Restores from a backup file. The code travels as a query, since the body is the file. */
export const restoreOffice = (file: Blob, code: string | undefined, options: CallOptions): Promise<unknown> => {
  const path = code === undefined ? postRestore.path : `${postRestore.path}?code=${encodeURIComponent(code)}`;
  return call({ ...postRestore, path }, { body: file }, options);
};
