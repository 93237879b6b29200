import type { Sex } from "./names.ts";
import type { Random } from "./random.ts";

const SKIN = ["#f3cfb3", "#edc2a0", "#e6b48d", "#dca77f"];
const HAIR = ["#1d1a1c", "#27201e", "#33261f"];
const GREY = ["#8f8b8a", "#6f6a69", "#a9a5a3"];
const SHIRT = ["#f4f6fb", "#dfe8f5", "#e9eef0", "#c9d8ec", "#f5efe2"];
const JACKET = ["#2b3a67", "#343842", "#4b3f55", "#2f4f4f", "#5a3434"];
/** The quiet tones of the screens: indigo, moss, clay, slate. */
const BACKGROUND = ["#dfe3f2", "#e3ece4", "#f1e6da", "#e4e6ea", "#ece2ec", "#dcebf0"];

/** A small drawn portrait: nobody's face, but each person's own. SVG of about 1 KB. */
export function drawPortrait(random: Random, { sex, age }: { sex: Sex; age: number }): string {
  const hair = age > 52 && random.chance(0.55) ? random.pick(GREY) : random.pick(HAIR);
  const skin = random.pick(SKIN);
  const formal = age > 40 || random.chance(0.4);
  const glasses = random.chance(age > 45 ? 0.45 : 0.25);
  const shapes = [
    `<rect width="128" height="128" fill="${random.pick(BACKGROUND)}"/>`,
    sex === "female" ? backHair(random, hair) : "",
    body(random, formal),
    `<path d="M53 78h22v18q-11 9-22 0z" fill="${skin}"/>`,
    `<ellipse cx="64" cy="58" rx="${String(random.between(21, 24))}" ry="27" fill="${skin}"/>`,
    sex === "female" ? frontHair(random, hair) : shortHair(random, hair),
    face(random, hair),
    glasses ? spectacles() : "",
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">${shapes.join("")}</svg>`;
}

function body(random: Random, formal: boolean): string {
  const shirt = `<path d="M16 128q4-34 36-38l12 10 12-10q32 4 36 38z" fill="${random.pick(SHIRT)}"/>`;
  const collar = `<path d="M50 90l14 12 14-12 4 8-18 14-18-14z" fill="#fff" opacity=".8"/>`;
  if (!formal) return shirt + collar;
  const jacket = random.pick(JACKET);
  return `${shirt}${collar}<path d="M14 128q4-34 36-39l14 39zM114 128q-4-34-36-39l-14 39z" fill="${jacket}"/>`;
}

function shortHair(random: Random, hair: string): string {
  const parting = random.pick([
    "M40 52q2-26 26-26 24 0 23 26-6-12-22-14-18 0-27 14z",
    "M40 54q-2-30 26-29 24 1 22 28-10-15-30-14-12 2-18 15z",
  ]);
  return `<path d="${parting}" fill="${hair}"/>`;
}

function backHair(random: Random, hair: string): string {
  const length = random.between(84, 108);
  return `<path d="M36 58q0-34 28-34t28 34v${String(length - 58)}q-28 12-56 0z" fill="${hair}"/>`;
}

function frontHair(random: Random, hair: string): string {
  const fringe = random.pick([
    "M40 56q2-28 24-28t24 28q-6-14-20-16-16 0-28 16z",
    "M40 58q0-30 24-30t24 30q-8-18-26-20-6 12-22 20z",
  ]);
  return `<path d="${fringe}" fill="${hair}"/>`;
}

function face(random: Random, hair: string): string {
  const smile = random.between(3, 7);
  const brow = random.between(50, 52);
  return (
    `<g fill="#2a2224"><circle cx="55" cy="58" r="2.2"/><circle cx="73" cy="58" r="2.2"/></g>` +
    `<g stroke="${hair}" stroke-width="1.8" fill="none" stroke-linecap="round"><path d="M50 ${String(brow)}q5-3 9 0M69 ${String(brow)}q5-3 9 0"/></g>` +
    `<path d="M57 72q7 ${String(smile)} 14 0" stroke="#a4534a" stroke-width="2" fill="none" stroke-linecap="round"/>`
  );
}

function spectacles(): string {
  return `<g fill="none" stroke="#3a3a44" stroke-width="1.6"><circle cx="55" cy="58" r="7"/><circle cx="73" cy="58" r="7"/><path d="M62 57q2-2 4 0"/></g>`;
}
