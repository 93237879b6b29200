/**
 * `npm run crash -- --kills 100`: people and mail programs write while the office is killed again and again in the middle (SIGKILL, no warning).
 * A ledger outside holds what was acknowledged; afterwards each of those is there exactly once, and every notice that followed from one too.
 * `-- mail` kills it during deliveries alone, at two doors, and holds that no UID is ever given twice.
 * `--binary PATH` kills a built executable; `--seed N` repeats a run's times.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { crashSms } from "./crash/sms.ts";
import { question } from "./bench/question.ts";
import { createLedger, type Ledger, type Verdict } from "./crash/ledger.ts";
import { sendSignedIn } from "./crash/program.ts";
import { sendMessage } from "./crash/smtp-client.ts";
import { createUidLedger } from "./crash/uids.ts";
import { unreadAfter } from "./crash/unread.ts";
import { appendCommand, ImapClient } from "./office/imap-client.ts";
import { Client, programOf, run, serve, temporaryFolder, type RunningOffice } from "./office/running.ts";

// A part of its own, with its own options.
if (process.argv[2] === "sms") process.exit(await crashSms(process.argv.slice(3)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    binary: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const kills = Number(values.kills);
const PASSWORD = "Crash-and-nothing-else-1";
const PEOPLE = 12;
/** Each round the office lives between these, milliseconds after its doors are open. */
const SHORTEST = 20;
/** The first message wakes the threads that read mail: it takes longer than the others. */
const LONGEST = process.argv.includes("mail") ? 3_000 : 600;

const program = programOf(values.binary);
const random = generator(Number(values.seed));
const folder = temporaryFolder("crash");
const dataDir = join(folder, "office");
const polls = createLedger();
const letters = createLedger();
const appended = createLedger();
const uids = createUidLedger();
const uidFaults: string[] = [];
const isMailOnly = positionals[0] === "mail";
let number = 0;

/** Small and repeatable (mulberry32); nothing here is a secret. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Writes until the office is gone; only an answer counts as acknowledged. */
async function keepWriting(
  ledger: Ledger,
  prefix: string,
  isGone: () => boolean,
  write: (key: string) => Promise<boolean>,
) {
  while (!isGone()) {
    const key = `${prefix}-${String((number += 1))}`;
    ledger.tried(key);
    if (await write(key).catch(() => false)) ledger.acknowledged(key);
  }
}

async function round(office: RunningOffice, address: string): Promise<void> {
  const client = new Client(office.http);
  await client.signIn("admin", PASSWORD);
  let gone = false;
  const isGone = () => gone;
  const writers = [
    ...(isMailOnly ? [] : [1]).map(() =>
      keepWriting(polls, "poll", isGone, async (title) => {
        const response = await client.send("POST", "/api/polls", { ...question(0), title, audience: ["everyone"] });
        await response.arrayBuffer();
        return response.ok;
      }),
    ),
    ...[1, 2, 3, 4].map(() =>
      keepWriting(letters, "letter", isGone, (subject) =>
        sendMessage(office.smtp, { from: "scanner@example.vn", to: address, subject }),
      ),
    ),
    ...(isMailOnly ? [1, 2] : []).map(() =>
      keepWriting(letters, "letter", isGone, (subject) =>
        sendSignedIn(
          office.submissions,
          { user: "admin", password: PASSWORD, address: admin },
          { to: address, subject },
        ),
      ),
    ),
  ];
  if (isMailOnly) writers.push(keepAppending(office, isGone));
  await pause(SHORTEST + random() * (LONGEST - SHORTEST));
  await office.kill("SIGKILL");
  gone = true;
  await Promise.all(writers);
}

/** A mail program that puts messages into a folder of the administrator's. */
async function keepAppending(office: RunningOffice, isGone: () => boolean): Promise<void> {
  const program = await ImapClient.open(office.imaps ?? 0, "admin", PASSWORD).catch(() => undefined);
  if (!program) return;
  // A connection that is gone answers at once, and would leave nobody else a turn.
  const isOver = () => isGone() || program.socket.destroyed;
  await keepWriting(appended, "append", isOver, async (subject) => {
    await program.say(appendCommand("Archive", [Buffer.from(`Subject: ${subject}\r\n\r\nx\r\n`)]));
    return true;
  });
  program.end();
}

/** Subjects of what is in that folder, as a mail program reads them. */
async function appendedSubjects(office: RunningOffice): Promise<string[]> {
  const program = await ImapClient.open(office.imaps ?? 0, "admin", PASSWORD);
  await program.say("SELECT Archive");
  const answer = await program.say("UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
  program.end();
  return [...answer.toString("latin1").matchAll(/^Subject: (append-\d+)\r$/gm)].map(([, subject = ""]) => subject);
}

interface Outcome {
  readonly name: string;
  readonly tried: number;
  readonly acknowledged: number;
  readonly verdict: Verdict;
}

async function inspect(office: RunningOffice, reader: string): Promise<Outcome[]> {
  const client = new Client(office.http);
  await client.signIn(reader, PASSWORD);
  const known = (title: string) => title.startsWith("poll-");
  const titles = (await client.all<{ title: string }>("/api/polls?list=all")).map(({ title }) => title).filter(known);
  const boxes = await client.json<{ items: { id: number; role: string | null }[] }>("GET", "/api/mail/mailboxes");
  const inbox = boxes.items.find(({ role }) => role === "inbox")?.id ?? 0;
  const subjects = (await client.all<{ subject: string }>(`/api/mail/messages?mailbox=${String(inbox)}`))
    .map(({ subject }) => subject)
    .filter((subject) => subject.startsWith("letter-"));
  await settled(client);
  const notices = (await client.all<{ kind: string; body: string }>("/api/notifications"))
    .filter(({ kind, body }) => kind === "polls.opened" && known(body))
    .map(({ body }) => body);
  if (isMailOnly) {
    return [
      { name: "letters over SMTP", ...letters.counts, verdict: letters.check(subjects) },
      { name: "letters over IMAP", ...appended.counts, verdict: appended.check(await appendedSubjects(office)) },
    ];
  }
  return [
    { name: "polls over HTTP", ...polls.counts, verdict: polls.check(titles) },
    { name: "notices of them", ...polls.counts, verdict: polls.check(notices) },
    { name: "letters over SMTP", ...letters.counts, verdict: letters.check(subjects) },
  ];
}

/** Waits until the inbox grows no more: what a crash left in the outbox is being delivered. */
async function settled(client: Client): Promise<void> {
  let before = -1;
  for (let i = 0; i < 60; i += 1) {
    const { unread } = await client.json<{ unread: number }>("GET", "/api/notifications/unread");
    if (unread === before) return;
    before = unread;
    await pause(1_500);
  }
  throw new Error("The notices of a killed office did not settle within a minute and a half.");
}

const names = await run(
  program,
  ["demo", "--data", dataDir, "--people", String(PEOPLE), "--seed", "5", "--json", "--password-stdin"],
  PASSWORD,
);
const reader =
  (JSON.parse(names) as { people: { username: string }[] }).people.find(({ username }) => username !== "admin")
    ?.username ?? "admin";
const begun = performance.now();
let address = "";
let admin = "";
for (let kill = 1; kill <= kills; kill += 1) {
  const office = await serve(program, dataDir);
  if (address === "") {
    const client = new Client(office.http);
    await client.signIn(reader, PASSWORD);
    const { person } = await client.json<{ person: { mailAddress: string } }>("GET", "/api/session");
    address = person.mailAddress;
    admin = `admin@${address.split("@")[1] ?? ""}`;
  }
  uidFaults.push(...uids.look(dataDir));
  await round(office, address);
  if (!values.json) process.stderr.write(`\r${String(kill)} of ${String(kills)} kills`);
}
const last = await serve(program, dataDir);
const outcomes = await inspect(last, reader);
uidFaults.push(...uids.look(dataDir));
const unread = await unreadAfter(dataDir, 60_000);
await last.kill("SIGTERM");
await run(program, ["doctor", "--data", dataDir]);
rmSync(folder, { recursive: true, force: true });

const isSound =
  uidFaults.length === 0 &&
  unread === 0 &&
  // A run in which nothing was acknowledged shows nothing.
  outcomes.every(({ acknowledged }) => acknowledged > 0) &&
  outcomes.every(({ verdict }) => Object.values(verdict).every((list: string[]) => list.length === 0));
if (values.json)
  process.stdout.write(`${JSON.stringify({ kills, outcomes, uids: uids.seen, uidFaults, unread }, undefined, 2)}\n`);
else {
  process.stderr.write("\n");
  for (const { name, tried, acknowledged, verdict } of outcomes) {
    const facts = `${String(tried)} tried, ${String(acknowledged)} acknowledged`;
    const faults = `${String(verdict.lost.length)} lost, ${String(verdict.doubled.length)} doubled, ${String(verdict.strange.length)} strange`;
    process.stdout.write(`${name.padEnd(20)}${facts.padEnd(36)}${faults}\n`);
  }
  process.stdout.write(
    `UIDs${" ".repeat(16)}${String(uids.seen)} seen, ${String(uidFaults.length)} given twice or lost\n`,
  );
  process.stdout.write(`Messages never read whole: ${String(unread)}\n`);
  process.stdout.write(`${String(kills)} kills in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
}
process.exitCode = isSound ? 0 : 1;
