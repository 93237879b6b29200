import { rmSync } from "node:fs";
import { join } from "node:path";
import { appendCommand, ImapClient } from "../office/imap-client.ts";
import { run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { against, median, type Figure } from "./figure.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const MESSAGES = 10_000;
const AT_ONCE = 100;
const RUNS = 5;
/** Dovecot 2.3.19 on the same work, measured once on another machine: an order of size, no floor of this run. */
const DOVECOT = { flags: 46, thunderbird: 84, envelope: 93, from: 24, text: 620, append: 317 };
const THUNDERBIRD =
  "FETCH 1:* (UID RFC822.SIZE FLAGS BODY.PEEK[HEADER.FIELDS (From To Cc Bcc Subject Date Message-ID Priority X-Priority References Newsgroups In-Reply-To Content-Type Reply-To)])";
const WORDS =
  "kính gửi các đồng chí báo cáo công tác tháng phòng hành chính tổ chức cuộc họp giao ban tài liệu đính kèm".split(
    " ",
  );

/** What mail programs ask most, of a mailbox with ten thousand messages. */
export async function measureImap(program: Program, seconds: number): Promise<Figure[]> {
  const folder = temporaryFolder("bench-imap");
  const dataDir = join(folder, "office");
  await run(program, ["demo", "--data", dataDir, "--people", "20", "--seed", "7", "--password-stdin"], PASSWORD);
  const office = await serve(program, dataDir);
  try {
    const client = await ImapClient.open(office.imaps ?? 0, "admin", PASSWORD);
    await client.say("CREATE bench");
    const append = await appendRate(client, seconds);
    await client.say("CREATE many");
    for (let n = 0; n < MESSAGES; n += AT_ONCE) {
      await client.say(
        appendCommand(
          "many",
          Array.from({ length: AT_ONCE }, (_, i) => message(n + i)),
        ),
      );
    }
    await client.say("SELECT many");
    const time = async (command: string) => {
      // The first answer makes what is kept for the others.
      await client.say(command);
      const times: number[] = [];
      for (let n = 0; n < RUNS; n += 1) {
        const begun = performance.now();
        await client.say(command);
        times.push(performance.now() - begun);
      }
      return median(times);
    };
    const figure = async (name: string, command: string, dovecot: number) =>
      against(`IMAP, 10,000 messages: ${name}`, "ms", await time(command), "Dovecot 2.3.19 elsewhere", dovecot);
    return [
      await figure("flags of all", "FETCH 1:* (UID FLAGS)", DOVECOT.flags),
      await figure("Thunderbird's headers", THUNDERBIRD, DOVECOT.thunderbird),
      await figure("envelope and structure", "FETCH 1:* (ENVELOPE BODYSTRUCTURE)", DOVECOT.envelope),
      await figure("SEARCH FROM", 'SEARCH FROM "nguyen-77"', DOVECOT.from),
      await figure("SEARCH TEXT", 'SEARCH TEXT "so-7777-b"', DOVECOT.text),
      against("IMAP: APPEND of 8 KB, on disk", "1/s", append, "Dovecot 2.3.19 elsewhere", DOVECOT.append),
    ];
  } finally {
    await office.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appendRate(client: ImapClient, seconds: number): Promise<number> {
  const begun = performance.now();
  let n = 0;
  while (performance.now() - begun < seconds * 1000) {
    await client.say(appendCommand("bench", [message(1_000_000 + n)]));
    n += 1;
  }
  return n / ((performance.now() - begun) / 1000);
}

/** About 8 KB, with two parts. */
function message(n: number): Buffer {
  const lines: string[] = [];
  for (let i = 0; i < 45; i += 1) {
    lines.push(Array.from({ length: 15 }, (_, k) => WORDS[(n * 7 + i * 3 + k) % WORDS.length]).join(" "));
  }
  return Buffer.from(
    [
      `Received: from may${n}.example.vn by mail.example.vn; Mon, 23 Nov 2026 08:00:00 +0700`,
      `From: =?UTF-8?Q?Nguy=E1=BB=85n_V=C4=83n?= <nguyen-${n}@example.vn>`,
      "To: admin@congso.lan, Phong To Chuc <to-chuc@congso.lan>",
      `Subject: =?UTF-8?Q?B=C3=A1o_c=C3=A1o?= so ${n}`,
      "Date: Mon, 23 Nov 2026 08:00:00 +0700",
      `Message-ID: <${n}@example.vn>`,
      `References: <${n - 1}@example.vn>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/alternative; boundary="gioi-han"',
      "",
      "--gioi-han",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
      ...lines.slice(0, 30),
      `so-${n}-b`,
      "--gioi-han",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>",
      ...lines.slice(30),
      "</p>",
      "--gioi-han--",
      "",
    ].join("\r\n"),
  );
}
