import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client, run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { median, type Figure } from "./figure.ts";
import { fillOffice } from "./mail-office.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const TIMES = 15;

/** What is asked, as a person types it; `floor` of each is the aim, 50 ms to the first results. */
const SEARCHES: readonly (readonly [string, string])[] = [
  ["a common word", "bao cao"],
  ["with its marks", "báo cáo"],
  ["a word being typed", "quye"],
  ["one letter", "n"],
  ["three common words", "ke hoach tai chinh"],
  ["a phrase", '"công văn"'],
  ["a rare name", "kim ngân"],
  ["nothing that is there", "khongcodau"],
  ["operators", "from:nguoi7 has:attachment is:unread"],
  ["a day", "on:hôm-nay báo"],
  ["all that is unread", "is:unread"],
  ["without a word", "họp -báo"],
];

/** Lists and searches of one person in an office of so many messages, answered over HTTP one at a time. */
export async function measureMailSearch(
  program: Program,
  plan: { messages: number; own: number; keep: string | undefined },
): Promise<Figure[]> {
  const folder = plan.keep ?? temporaryFolder("bench");
  const dataDir = join(folder, "office");
  if (!existsSync(dataDir))
    await run(program, ["demo", "--data", dataDir, "--people", "500", "--seed", "7", "--password-stdin"], PASSWORD);
  // Once, so that everybody has an account.
  await (await serve(program, dataDir)).kill("SIGTERM");
  const begun = performance.now();
  fillOffice(dataDir, plan, (done) => {
    if (done % 100_000 === 0)
      process.stderr.write(`${String(done)} contents, ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
  });
  const figures: Figure[] = [
    { name: "Messages in the office", value: plan.messages, unit: "" },
    { name: "Messages in the inbox", value: plan.own, unit: "" },
    { name: "Made and indexed", value: plan.messages / ((performance.now() - begun) / 1000), unit: "messages/s" },
  ];
  const office = await serve(program, dataDir);
  try {
    const client = new Client(office.http);
    await client.signIn("admin", PASSWORD);
    figures.push(...(await measureLists(client)));
    for (const [what, q] of SEARCHES) {
      const path = `/api/mail/search?q=${encodeURIComponent(q)}`;
      const { items } = await client.json<{ items: unknown[] }>("GET", path);
      figures.push(...(await measure(client, `Search: ${what} (${String(items.length)})`, path)));
    }
    return figures;
  } finally {
    await office.kill("SIGTERM");
    if (plan.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measureLists(client: Client): Promise<Figure[]> {
  const { items } = await client.json<{ items: { id: number; role: string | null }[] }>("GET", "/api/mail/mailboxes");
  const inbox = items.find(({ role }) => role === "inbox")?.id ?? 0;
  const list = `/api/mail/messages?mailbox=${String(inbox)}`;
  let next = "";
  // A page far down: key-set pages cost the same wherever they are.
  for (let page = 0; page < 40; page += 1) {
    const after = next === "" ? "" : `&after=${encodeURIComponent(next)}`;
    next = (await client.json<{ next?: string }>("GET", `${list}&limit=200${after}`)).next ?? "";
  }
  return [
    ...(await measure(client, "Mailboxes with their counts", "/api/mail/mailboxes")),
    ...(await measure(client, "First page of the inbox", list)),
    ...(await measure(client, "A page 8,000 messages down", `${list}&after=${encodeURIComponent(next)}`)),
    ...(await measure(client, "Unread of the inbox", `${list}&filter=unread`)),
  ];
}

/** The first answer after everything else has been asked, the median and the slowest of several. */
async function measure(client: Client, name: string, path: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const begun = performance.now();
    await client.json("GET", path);
    times.push(performance.now() - begun);
  }
  return [
    { name, value: median(times), unit: "ms" },
    { name: "  slowest", value: Math.max(...times), unit: "ms" },
  ];
}
