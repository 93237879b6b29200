import { createServer, type Server } from "node:http";
import type { EmulatedModem } from "./modem.ts";
import type { Network } from "./network.ts";

/**
 * A page that stands for everybody's telephones: what the emulated network delivered, and a field to write back with. For whoever tries the
 * office without hardware; it listens on this machine only.
 */
export function serveTelephones(network: Network, modem: EmulatedModem, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== "POST") {
      response.setHeader("content-type", "text/html; charset=utf-8").end(page(network));
      return;
    }
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const form = new URLSearchParams(body.slice(0, 10_000));
      const [number, text] = [form.get("number") ?? "", form.get("text") ?? ""];
      if (/^\+84\d{9}$/.test(number) && text !== "") modem.deliver(number, text);
      response.writeHead(303, { location: "/" }).end();
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? "");

function page(network: Network): string {
  const numbers = [...new Set(network.taken.map(({ number }) => number))];
  const telephones = numbers.map((number) => {
    const lines = network.taken.filter((taken) => taken.number === number).slice(-20);
    const shown = lines.map(
      ({ text, at }) => `<li><small>${new Date(at).toLocaleTimeString("vi")}</small> ${escaped(text)}</li>`,
    );
    return `<section><h2>${escaped(number)}</h2><ol>${shown.join("")}</ol>
      <form method="post"><input type="hidden" name="number" value="${escaped(number)}">
      <input name="text" placeholder="Trả lời / Reply" required> <button>Gửi</button></form></section>`;
  });
  const empty = "<p>Chưa có tin nhắn nào được gửi. / Nothing was sent yet.</p>";
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
    <title>Điện thoại (giả lập)</title><style>body{font:15px/1.5 sans-serif;max-width:720px;margin:2rem auto;padding:0 1rem}
    section{border:1px solid #ccc;border-radius:6px;padding:0 1rem 1rem;margin:1rem 0}</style>
    <h1>Điện thoại của mọi người</h1>${telephones.join("") || empty}</html>`;
}
