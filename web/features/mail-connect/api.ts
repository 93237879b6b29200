import { downloadAuthority } from "../../../server/kernel/contract/certificate.ts";
import {
  appleProfileAddress,
  createProgramPassword,
  getConnection,
  listProgramPasswords,
  withdrawProgramPassword,
  type ConnectedProgram,
  type Connection,
  type ProgramPassword,
  type ProgramServer,
} from "../../../server/modules/mail/contract.ts";
import { call, urlOf } from "../../kernel/call.ts";

export { appleProfileAddress };
export type { ConnectedProgram, Connection, ProgramPassword, ProgramServer };

export interface Passwords {
  readonly items: ProgramPassword[];
  readonly connected: ConnectedProgram[];
  readonly ownPassword: boolean;
  readonly limit: number;
}

export const fetchConnection = (signal: AbortSignal): Promise<Connection> => call(getConnection, {}, { signal });
export const fetchPasswords = (signal: AbortSignal): Promise<Passwords> => call(listProgramPasswords, {}, { signal });
export const createPassword = (label: string): Promise<{ item: ProgramPassword; password: string }> =>
  call(createProgramPassword, { body: { label } });
export const withdrawPassword = (id: number): Promise<unknown> => call(withdrawProgramPassword, { params: { id } });
export const authorityAddress = (): string => urlOf(downloadAuthority, {});
