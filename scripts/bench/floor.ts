/**
 * The floor under the list of polls: Fastify and node:sqlite with nothing of ours between them. The same rows, the same query and the same
 * reply schema, without sessions, permissions, limits or headers. Prints its port; ends with its parent.
 */
import { DatabaseSync } from "node:sqlite";
import fastify from "fastify";
import { listPolls } from "../../server/modules/polls/contract.ts";

const [dataDir = "", viewer = "0", now = "0"] = process.argv.slice(2);
const connection = new DatabaseSync(`${dataDir}/office.db`, { readOnly: true });
const polls = connection.prepare(
  `SELECT p.id, p.title, p.kind, p.secrecy, p.opens_at AS opensAt, p.closes_at AS closesAt, p.closed_at AS closedAt,
     p.asked, p.answered, p.author_id AS authorId,
     EXISTS (SELECT 1 FROM polls_voter m WHERE m.poll_id = p.id AND m.person_id = :viewer) AS isAsked,
     EXISTS (SELECT 1 FROM polls_voter m WHERE m.poll_id = p.id AND m.person_id = :viewer AND m.answered_at IS NOT NULL) AS hasAnswered
   FROM polls_poll p
   WHERE (p.author_id = :viewer OR EXISTS (SELECT 1 FROM polls_voter v WHERE v.poll_id = p.id AND v.person_id = :viewer))
   ORDER BY p.closes_at DESC, p.id DESC LIMIT 51`,
);

const app = fastify();
app.get("/api/polls", { schema: { response: { 200: listPolls.reply } } }, () => {
  const rows = polls.all({ viewer: Number(viewer) });
  const items = rows.slice(0, 50).map((row) => ({
    ...row,
    state: Number(row["closesAt"]) <= Number(now) ? "closed" : "open",
    author: { id: row["authorId"], name: "", photoHash: null },
    isAsked: row["isAsked"] === 1,
    hasAnswered: row["hasAnswered"] === 1,
  }));
  return rows.length > 50 ? { items, next: "more" } : { items };
});
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
process.stdout.write(`${String(typeof address === "object" ? address?.port : "")}\n`);
process.on("disconnect", () => process.exit());
