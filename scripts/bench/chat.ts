import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { connect, dbOn } from "../../server/kernel/database/db.ts";
import { openSession } from "../../server/kernel/http/sessions.ts";
import { SESSION_COOKIE } from "../../server/kernel/http/openapi.ts";
import { run, serve, temporaryFolder, type Program, type RunningOffice } from "../office/running.ts";
import { against, type Figure } from "./figure.ts";
import { listen, measureTalk, post } from "./sockets.ts";

const PASSWORD = "Bench-and-nothing-else-1";
const PEOPLE = 1_000;
const PER_SECOND = 20;
/** As long as an ordinary message: two lines. */
const TEXT =
  "Kính gửi các đồng chí, đề nghị các phòng gửi báo cáo công tác tháng về Phòng Hành chính trước 16 giờ hôm nay để tổng hợp.";

/** Somebody with an open window. */
interface Guest {
  readonly id: number;
  readonly cookie: string;
}

/** A room of a thousand: how fast it hears, how soon it is there again after a crash, and what a flood gets. */
export async function measureChat(program: Program, seconds: number): Promise<Figure[]> {
  const folder = temporaryFolder("bench-chat");
  const dataDir = join(folder, "office");
  const people = String(PEOPLE);
  await run(program, ["demo", "--data", dataDir, "--people", people, "--seed", "7", "--password-stdin"], PASSWORD);
  const guests = signIn(dataDir);
  let office = await serve(program, dataDir);
  try {
    const figures: Figure[] = [];
    for (const sockets of [500, PEOPLE])
      figures.push(...(await measureRoom(office, guests.slice(0, sockets), seconds)));
    figures.push(...(await measureFlood(office, guests)));
    const room = await makeRoom(office, guests);
    for (let n = 0; n < 50; n += 1) await say(office, guests, room, n, randomUUID());
    await office.kill("SIGKILL");
    office = await serve(program, dataDir);
    figures.push(await measureReturn(office, guests, room, 50));
    return figures;
  } finally {
    await office.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a session for everybody, past the password: a thousand of those would be the measurement. */
function signIn(dataDir: string): Guest[] {
  const connection = connect(join(dataDir, "office.db"), { readOnly: false });
  const db = dbOn(connection);
  const ids = db.all<{ id: number }>(
    "SELECT id FROM directory_person WHERE deactivated_at IS NULL ORDER BY id LIMIT :most",
    { most: PEOPLE },
  );
  connection.exec("BEGIN");
  const guests = ids.map(({ id }) => {
    const { secret } = openSession(db, Date.now(), { personId: id, address: "127.0.0.1", agent: "bench" });
    return { id, cookie: `${SESSION_COOKIE}=${secret}` };
  });
  connection.exec("COMMIT");
  connection.close();
  return guests;
}

async function makeRoom(office: RunningOffice, [keeper, ...others]: readonly Guest[]): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${String(office.http)}/api/chat/rooms`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: keeper?.cookie ?? "" },
    body: JSON.stringify({ title: "Toàn cơ quan", personIds: others.map(({ id }) => id) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return ((await response.json()) as { id: number }).id;
}

const pathOf = (room: number): string => `/api/chat/rooms/${String(room)}/messages`;

/** One after the other of them says something, so that nobody talks too fast. */
function say(office: RunningOffice, guests: readonly Guest[], room: number, n: number, clientId: string) {
  const body = JSON.stringify({ clientId, text: TEXT });
  return post(office.http, pathOf(room), guests[(n * 7) % guests.length]?.cookie, body);
}

async function measureRoom(office: RunningOffice, guests: readonly Guest[], seconds: number): Promise<Figure[]> {
  const sockets = guests.length;
  const room = await makeRoom(office, guests);
  const ours = await measureTalk({
    ...{ sockets, perSecond: PER_SECOND, seconds },
    open: (index, heard) => listen(office.http, "/api/live", guests[index]?.cookie, heard),
    say: (n, clientId) => say(office, guests, room, n, clientId),
  });
  const memory = memoryOf(office.pid);
  const floor = await measureFloor(sockets, seconds);
  const name = `Chat, ${String(sockets)} sockets at ${String(PER_SECOND)}/s, on disk:`;
  return [
    against(`${name} p50`, "ms", ours.p50, "ws alone", floor.p50),
    against(`${name} p99`, "ms", ours.p99, "ws alone", floor.p99),
    { name: "  not heard", value: ours.missing, unit: "" },
    { name: "  memory of the office", value: memory, unit: "MB" },
  ];
}

async function measureFloor(sockets: number, seconds: number) {
  const child = fork(join(import.meta.dirname, "fan-out.ts"), { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  try {
    const port = await new Promise<number>((resolve) => {
      child.stdout?.once("data", (line: Buffer) => {
        resolve(Number(line.toString()));
      });
    });
    return await measureTalk({
      ...{ sockets, perSecond: PER_SECOND, seconds },
      open: (_, heard) => listen(port, "/", undefined, heard),
      // As long as what the office sends of such a message.
      say: (_, clientId) => post(port, "/", undefined, `{"clientId":"${clientId}","text":"${TEXT.padEnd(480)}"}`),
    });
  } finally {
    child.kill();
  }
}

/** Megabytes of memory that the process holds (Linux). */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

/** Everybody comes back at once: each is greeted, reads his rooms and what he missed. */
async function measureReturn(office: RunningOffice, guests: readonly Guest[], room: number, said: number) {
  const begun = performance.now();
  const counts = await Promise.all(
    guests.map(async ({ cookie }) => {
      const { close } = await listen(office.http, "/api/live", cookie, () => undefined);
      const get = async <T>(path: string): Promise<T> => {
        const response = await fetch(`http://127.0.0.1:${String(office.http)}${path}`, { headers: { cookie } });
        if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
        return (await response.json()) as T;
      };
      await get("/api/chat/rooms?limit=200");
      await get("/api/chat/unread");
      const { items } = await get<{ items: unknown[] }>(`${pathOf(room)}?after=0&limit=200`);
      close();
      return items.length;
    }),
  );
  const late = counts.filter((count) => count !== said).length;
  if (late > 0) throw new Error(`${String(late)} people did not get all ${String(said)} messages back.`);
  const value = (performance.now() - begun) / 1000;
  return against("Chat: 1,000 come back at once after a kill", "s", value, "the aim", 10);
}

const FLOOD = 10_000;

/** One browser sends as fast as it can, while another person talks. */
async function measureFlood(office: RunningOffice, guests: readonly Guest[]): Promise<Figure[]> {
  const room = await makeRoom(office, guests.slice(0, 10));
  const times: number[] = [];
  let accepted = 0;
  let left = FLOOD;
  const begun = performance.now();
  const flood = async () => {
    while ((left -= 1) >= 0) {
      const status = await post(
        office.http,
        pathOf(room),
        guests[0]?.cookie,
        JSON.stringify({ clientId: randomUUID(), text: TEXT }),
      );
      if (status === 200) accepted += 1;
    }
  };
  const other = async () => {
    while (left > 0) {
      const at = performance.now();
      const status = await say(office, guests.slice(1, 10), room, times.length, randomUUID());
      if (status === 200) times.push(performance.now() - at);
      await new Promise((done) => setTimeout(done, 200));
    }
  };
  await Promise.all([...Array.from({ length: 20 }, flood), other()]);
  const seconds = (performance.now() - begun) / 1000;
  return [
    { name: `Chat: accepted of ${String(FLOOD)} that one client sent`, value: accepted, unit: "" },
    { name: "  in", value: seconds, unit: "s" },
    { name: "  slowest message of another person meanwhile", value: Math.max(...times), unit: "ms" },
  ];
}
