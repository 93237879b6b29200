import { argon2, createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { fold } from "../../kernel/text/index.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";
import { directoryErrors } from "./errors.ts";
import type { Refusal } from "../../kernel/errors.ts";

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. A hash with less is renewed at the next sign-in. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_LENGTH = 32;
const SALT_LENGTH = 16;
/** Each computation holds 19 MiB and a thread of libuv's four; the others serve files. */
const AT_ONCE = 2;
const WAITING = 200;

const derive = promisify(argon2);

export interface Passwords {
  /** The hash to store, in the PHC string format. */
  hash(password: string): Promise<string>;
  /** Compares in constant time; for `undefined` (nobody has that name) it takes the same time and says no. */
  verify(password: string, stored: string | undefined): Promise<boolean>;
  /** Whether a hash was made with weaker parameters than today's. */
  isWeak(stored: string): boolean;
}

/** Queues the computations: a bounded number at once, a bounded number waiting, the rest refused with `directory.busy`. */
export function createPasswords(): Passwords {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= WAITING) throw directoryErrors.busy();
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  const compute = (password: string, salt: Buffer, p: Argon2Parameters, length: number): Promise<Buffer> =>
    inTurn(() =>
      derive("argon2id", {
        message: password.normalize("NFC"),
        nonce: salt,
        memory: p.memory,
        passes: p.passes,
        parallelism: p.parallelism,
        tagLength: length,
      }),
    );

  return {
    async hash(password) {
      const salt = randomBytes(SALT_LENGTH);
      const tag = await compute(password, salt, PARAMETERS, TAG_LENGTH);
      const { memory, passes, parallelism } = PARAMETERS;
      return `$argon2id$v=19$m=${String(memory)},t=${String(passes)},p=${String(parallelism)}$${base64(salt)}$${base64(tag)}`;
    },
    async verify(password, stored) {
      const argon = stored === undefined ? undefined : readArgon(stored);
      if (argon) {
        const tag = await compute(password, argon.salt, argon, argon.tag.length);
        return timingSafeEqual(tag, argon.tag);
      }
      // Nobody of that name, or a one-time password: the same time passes as for any other.
      await compute(password, DUMMY_SALT, PARAMETERS, TAG_LENGTH);
      return stored !== undefined && isOneTime(password, stored);
    },
    isWeak(stored) {
      const argon = readArgon(stored);
      if (!argon) return false;
      return argon.memory < PARAMETERS.memory || argon.passes < PARAMETERS.passes;
    },
  };
}

const DUMMY_SALT = Buffer.alloc(SALT_LENGTH, 7);

interface Argon2Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function readArgon(stored: string): (Argon2Parameters & { salt: Buffer; tag: Buffer }) | undefined {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored);
  if (!parts) return undefined;
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

const base64 = (bytes: Buffer): string => bytes.toString("base64").replace(/=+$/, "");

/** Without what is mistaken for something else on paper: 0 o, 1 l i, u v. 29 letters and digits. */
const LETTERS = "abcdefghjkmnpqrstwxyz23456789";

/** A password for one sign-in, `kfm4-t8wn-q2xh-7cde`: 77 bits drawn by the program, to be read out or printed once. */
export function newOneTimePassword(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join("")).join("-");
}

/**
 * What is stored of a one-time password. 77 random bits cannot be guessed offline, so one hash is enough, and ten thousand people can be
 * imported without two minutes of stretching. Passwords that people choose never come this way.
 */
export function hashOneTime(password: string): string {
  const salt = randomBytes(SALT_LENGTH);
  return `$sha256$${base64(salt)}$${base64(digest(salt, password))}`;
}

function isOneTime(password: string, stored: string): boolean {
  const [, , salt = "", tag = ""] = /^\$(sha256)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored) ?? [];
  const expected = Buffer.from(tag, "base64");
  const found = digest(Buffer.from(salt, "base64"), password);
  return found.length === expected.length && timingSafeEqual(found, expected);
}

function digest(salt: Buffer, password: string): Buffer {
  // Read from paper: capitals, spaces and hyphens do not count.
  return createHash("sha256").update(salt).update(password.toLowerCase().replace(/[\s-]/g, "")).digest();
}

/** NIST SP 800-63B §3.1.1.2. */
export const LEAST_PASSWORD = 8;
/** What a password that holds the user name must have beside it. */
const LEAST_BESIDE_NAME = 6;

/** What is wrong with a password that somebody chose; undefined when it may be used. */
export function passwordFault(password: string, username: string): Refusal | undefined {
  const field = "/body/next";
  if ([...password].length < LEAST_PASSWORD) return directoryErrors.passwordShort({ least: LEAST_PASSWORD }, field);
  const plain = fold(password).replace(/[\s._-]/g, "");
  if (COMMON_PASSWORDS.has(plain) || isRepetition(plain)) return directoryErrors.passwordCommon({}, field);
  const name = username.replace(/[._-]/g, "");
  const isName = name.length >= 3 && plain.includes(name) && plain.replace(name, "").length < LEAST_BESIDE_NAME;
  return isName ? directoryErrors.passwordHasName({}, field) : undefined;
}

/** One to three characters over and over, or a run through the digits or the alphabet. */
function isRepetition(text: string): boolean {
  return (
    /^(.{1,3})\1+$/.test(text) || "01234567890123456789".includes(text) || "abcdefghijklmnopqrstuvwxyz".includes(text)
  );
}
