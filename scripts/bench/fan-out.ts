/**
 * The floor under a room: `ws` with nothing of ours around it. What is posted goes to every socket at once, unread and unstored. Prints its
 * port; ends with its parent.
 */
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const http = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    const text = Buffer.concat(parts).toString();
    for (const socket of server.clients) socket.send(text);
    response.end("{}");
  });
});
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
http.listen(0, "127.0.0.1", () => {
  const address = http.address();
  process.stdout.write(`${String(typeof address === "object" ? address?.port : "")}\n`);
});
process.on("disconnect", () => process.exit());
