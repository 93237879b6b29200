import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { connect, dbOn, type Db } from "../../server/kernel/database/db.ts";
import { ftsColumns } from "../../server/kernel/text/index.ts";
import { Client, run, serve, temporaryFolder, type Program } from "../office/running.ts";
import { against, median, type Figure } from "./figure.ts";
import { drawWords } from "./words.ts";

const PASSWORD = "Bench-and-nothing-else-1";
/** The aim: milliseconds to the first page. */
const AIM = 50;
const TIMES = 15;
/** Rooms of the person who is measured, among all; one of them holds a tenth of everything. */
const ROOMS = 200;
const OWN = 40;
const BATCH = 5_000;
const MINUTE = 60_000;

const SEARCHES: readonly (readonly [string, string])[] = [
  ["a common word", "q=bao"],
  ["with its marks", `q=${encodeURIComponent("báo cáo")}`],
  ["three words", `q=${encodeURIComponent("ke hoach tai chinh")}`],
  ["a rare name", `q=${encodeURIComponent("kim ngân")}`],
  ["nothing that is there", "q=khongcodau"],
  ["of one author", "q=bao&authorId=2"],
  ["in the largest room", "q=bao&roomId=LARGEST"],
  ["of one day", "q=bao&fromOn=2026-11-02&toOn=2026-11-02"],
  ["with a file, no word", "hasFile=true"],
  ["one author, no word", "authorId=2"],
];

/** History and search of one person in an office of so many messages, asked over HTTP one at a time. */
export async function measureChatHistory(
  program: Program,
  plan: { messages: number; keep: string | undefined },
): Promise<Figure[]> {
  const folder = plan.keep ?? temporaryFolder("bench");
  const dataDir = join(folder, "office");
  if (!existsSync(dataDir))
    await run(program, ["demo", "--data", dataDir, "--people", "500", "--seed", "7", "--password-stdin"], PASSWORD);
  // Once, so that its rooms are there.
  await (await serve(program, dataDir)).kill("SIGTERM");
  const begun = performance.now();
  const largest = fillRooms(dataDir, plan.messages);
  const figures: Figure[] = [
    { name: "Chat: messages in the office", value: plan.messages, unit: "" },
    { name: "  made and indexed", value: plan.messages / ((performance.now() - begun) / 1000), unit: "messages/s" },
  ];
  const office = await serve(program, dataDir);
  try {
    const client = new Client(office.http);
    await client.signIn("admin", PASSWORD);
    const room = `/api/chat/rooms/${String(largest)}/messages`;
    const middle = Math.floor(plan.messages / 20);
    const asked: (readonly [string, string])[] = [
      ["Chat: one's rooms", "/api/chat/rooms?limit=200"],
      ["Chat: end of a room", room],
      ["Chat: middle of a room", `${room}?before=${String(middle)}`],
      ["Chat: a day", `/api/chat/rooms/${String(largest)}/days/2026-03-02`],
      ...SEARCHES.map(
        ([what, query]) =>
          [`Chat: search, ${what}`, `/api/chat/search?${query.replace("LARGEST", String(largest))}`] as const,
      ),
    ];
    for (const [name, path] of asked) figures.push(...(await measure(client, name, path)));
    return figures;
  } finally {
    await office.kill("SIGTERM");
    if (plan.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills the rooms of an office that does not run, as the program itself writes them. Returns the largest room. */
function fillRooms(dataDir: string, messages: number): number {
  const connection = connect(join(dataDir, "office.db"), { readOnly: false });
  connection.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  const db = dbOn(connection);
  const known = db.get<{ id: number }>("SELECT id FROM chat_room WHERE title = 'Nhóm 0'");
  if (known) {
    // A folder that was kept is full already.
    connection.close();
    return known.id;
  }
  const people = db.all<{ id: number }>("SELECT id FROM directory_person ORDER BY id").map(({ id }) => id);
  const rooms = makeRooms(db, people);
  const { random, words } = drawWords(7);
  const seqs = new Map<number, number>();
  const start = Date.now() - messages * MINUTE * 0.1;
  const change = db.get<{ value: number }>("SELECT value FROM chat_counter")?.value ?? 0;
  for (let from = 0; from < messages; from += BATCH) {
    connection.exec("BEGIN");
    for (let n = from; n < Math.min(from + BATCH, messages); n += 1) {
      const room = rooms[n % 10 === 0 ? 0 : Math.floor(random() * rooms.length)] ?? 0;
      const seq = (seqs.get(room) ?? 0) + 1;
      seqs.set(room, seq);
      const text = `${words(14)}${n % 20_000 === 7 ? " Nguyễn Thị Kim Ngân" : ""}`;
      const { lastId } = db.run(
        `INSERT INTO chat_message (room_id, seq, client_id, author_id, text, sent_at, change)
         VALUES (:room, :seq, :clientId, :author, :text, :at, :change)`,
        {
          ...{ room, seq, text },
          clientId: `bench-${String(n)}`,
          author: people[Math.floor(random() * people.length)] ?? 1,
          at: Math.round(start + n * MINUTE * 0.1),
          change: change + n + 1,
        },
      );
      db.run("INSERT INTO chat_search (rowid, room, folded, marked) VALUES (:lastId, :word, :folded, :marked)", {
        ...{ lastId, word: `r${String(room)}` },
        ...ftsColumns(text),
      });
    }
    connection.exec("COMMIT");
  }
  for (const [room, seq] of seqs) {
    db.run("UPDATE chat_room SET last_seq = :seq, last_at = :now, last_change = :change WHERE id = :room", {
      ...{ room, seq, now: Date.now(), change: change + messages },
    });
  }
  db.run("UPDATE chat_counter SET value = :value", { value: change + messages });
  connection.close();
  return rooms[0] ?? 0;
}

function makeRooms(db: Db, people: readonly number[]): number[] {
  const admin = db.get<{ id: number }>("SELECT id FROM directory_person WHERE username = 'admin'")?.id ?? 0;
  return Array.from({ length: ROOMS }, (_, n) => {
    const { lastId } = db.run(
      `INSERT INTO chat_room (kind, title, created_at, last_at) VALUES ('group', :title, 0, 0)`,
      { title: `Nhóm ${String(n)}` },
    );
    const inside = new Set(Array.from({ length: 30 }, (__, k) => people[(n * 31 + k * 7) % people.length] ?? 0));
    if (n < OWN) inside.add(admin);
    else inside.delete(admin);
    for (const id of inside) {
      db.run("INSERT INTO chat_member (room_id, person_id, joined_seq, read_seq) VALUES (:room, :id, 0, 0)", {
        room: lastId,
        id,
      });
    }
    return lastId;
  });
}

/** The median of several answers and the slowest. */
async function measure(client: Client, name: string, path: string): Promise<Figure[]> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const begun = performance.now();
    await client.json("GET", path);
    times.push(performance.now() - begun);
  }
  return [
    against(name, "ms", median(times), "the aim", AIM),
    { name: "  slowest", value: Math.max(...times), unit: "ms" },
  ];
}
