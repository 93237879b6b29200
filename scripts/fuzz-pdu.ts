/**
 * `npm run fuzz:pdu`: random and mutated PDUs against the codec, a million unless `--count N` says otherwise, the same for the same
 * `--seed`. Fails on the first one that makes it throw or that hangs.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { hexOf, readPdu, writeSubmit } from "../server/protocols/gsm/pdu/index.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "1000000" }, seed: { type: "string", default: "23040" } },
});
const count = Number(values.count);
/** A pause of a busy machine is far below, a reader that goes round in circles far above. */
const HANGS = 2_000;

let state = Number(values.seed) >>> 0 || 1;
/** xorshift32: the run can be repeated by its seed. */
function random(below: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  state >>>= 0;
  return state % below;
}

const fixtures = new URL("../server/protocols/gsm/pdu/fixtures/vectors.json", import.meta.url);
const vectors = JSON.parse(readFileSync(fixtures, "utf8")) as {
  decode: { pdu: string }[];
  mustParse: { pdu: string }[];
};
const seeds = [...vectors.decode, ...vectors.mustParse].map(({ pdu }) => Buffer.from(pdu, "hex"));

function next(): Uint8Array {
  const seed = seeds[random(seeds.length)] ?? Buffer.alloc(0);
  const kind = random(5);
  if (kind === 0) return Uint8Array.from({ length: random(190) }, () => random(256));
  if (kind === 1) return seed.subarray(0, random(seed.length + 1));
  const octets = Uint8Array.from(seed);
  const changes = 1 + random(kind === 2 ? 1 : 6);
  for (let change = 0; change < changes; change++) octets[random(octets.length)] = random(256);
  return kind === 4 ? octets.subarray(random(octets.length)) : octets;
}

let read = 0;
let slowest = 0;
const started = performance.now();
for (let index = 0; index < count; index++) {
  const hex = hexOf(next());
  const before = performance.now();
  const result = readPdu(hex);
  if (result.ok) {
    read++;
    const { value } = result;
    // What was read can be said again, as a message of our own.
    if (value.text?.isWellFormed() === true && value.number !== "")
      writeSubmit({ number: value.number, text: value.text });
  }
  const took = performance.now() - before;
  slowest = Math.max(slowest, took);
  if (took > HANGS) throw new Error(`${hex} took ${took.toFixed(1)} ms`);
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${count} PDUs in ${seconds.toFixed(1)} s: ${read} read, ${count - read} refused, none threw; the slowest took ${slowest.toFixed(2)} ms`,
);
