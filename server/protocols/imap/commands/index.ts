import type { Command } from "../session/command.ts";
import { authenticate } from "./authenticate.ts";
import { capability } from "./capability.ts";
import { close, unselect } from "./close.ts";
import { compress } from "./compress.ts";
import { copy, move } from "./copy.ts";
import { create } from "./create.ts";
import { remove } from "./delete.ts";
import { enable } from "./enable.ts";
import { expunge } from "./expunge.ts";
import { fetch } from "./fetch.ts";
import { id } from "./id.ts";
import { idle } from "./idle.ts";
import { list, lsub } from "./list.ts";
import { login } from "./login.ts";
import { logout } from "./logout.ts";
import { namespace } from "./namespace.ts";
import { check, noop } from "./noop.ts";
import { getQuota, getQuotaRoot, setQuota } from "./quota.ts";
import { rename } from "./rename.ts";
import { search } from "./search.ts";
import { examine, select } from "./select.ts";
import { sort } from "./sort.ts";
import { starttls } from "./starttls.ts";
import { status } from "./status.ts";
import { store } from "./store.ts";
import { subscribe, unsubscribe } from "./subscribe.ts";
import { thread } from "./thread.ts";

const ALL: readonly Command[] = [
  authenticate,
  capability,
  check,
  close,
  compress,
  copy,
  create,
  enable,
  examine,
  expunge,
  fetch,
  getQuota,
  getQuotaRoot,
  id,
  idle,
  list,
  login,
  logout,
  lsub,
  move,
  namespace,
  noop,
  remove,
  rename,
  search,
  select,
  setQuota,
  sort,
  starttls,
  status,
  store,
  subscribe,
  thread,
  unselect,
  unsubscribe,
];

const BY_NAME = new Map(ALL.map((command) => [command.name, command]));

/** The command of that name, in capitals; APPEND is not among them: it reads itself. */
export const commandNamed = (name: string): Command | undefined => BY_NAME.get(name);
