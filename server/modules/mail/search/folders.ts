import { fold } from "../../../kernel/text/index.ts";

interface Folder {
  readonly id: number;
  readonly name: string;
  readonly role: string | null;
}

/** What people call the standard folders, in both languages, without marks and spaces. */
const ROLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  inbox: ["inbox", "hopthuden", "thuden"],
  drafts: ["drafts", "thunhap", "bannhap", "nhap"],
  sent: ["sent", "thudagui", "dagui"],
  archive: ["archive", "luutru"],
  junk: ["junk", "spam", "thurac"],
  trash: ["trash", "thungrac"],
};

const plain = (name: string): string => fold(name).replace(/[-_\s]/g, "");

/** The folders that a name in a search means: a standard one by any of its names, one's own by its name, its path, or the beginning of either. */
export function foldersNamed(name: string, folders: readonly Folder[]): number[] {
  const wanted = plain(name);
  const whole = folders.filter((folder) => namesOf(folder).includes(wanted));
  const some =
    whole.length > 0 ? whole : folders.filter((folder) => namesOf(folder).some((each) => each.startsWith(wanted)));
  return some.map(({ id }) => id);
}

function namesOf({ name, role }: Folder): string[] {
  const own = [plain(name), plain(name.split("/").at(-1) ?? name)];
  return role === null ? own : [...own, ...(ROLE_NAMES[role] ?? [])];
}
