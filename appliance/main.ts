import { runCommandLine } from "./cli/run.ts";
import { commands } from "./commands/index.ts";

/** More than any password or list that a command reads. */
const MOST_INPUT = 1024 * 1024;

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // stdin without an encoding yields buffers.
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_INPUT) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

// Whoever reads through a pipe may stop early (`| head`): that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

// Not awaited at the top: the executable's bundle is CommonJS, which starts sooner and has no top-level await.
void runCommandLine(commands, process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  readInput,
}).then((code) => {
  // What was written must reach a pipe before the end, also on Windows where pipes are asynchronous.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
});
