import ts from "typescript";
import { placeholders } from "../kernel/texts.ts";

/** One `msg()` as it stands in the code: the Vietnamese text with `{0}` for its expressions. */
export interface FoundText {
  readonly file: string;
  readonly line: number;
  readonly id: string | undefined;
  readonly text: string | undefined;
}

export interface Scan {
  readonly texts: readonly FoundText[];
  /** Words for people that do not go through `msg()`, as `file:line text`. */
  readonly bare: readonly string[];
}

/** Attributes whose content people read. */
const READ_ATTRIBUTES =
  /(?:^|[\s"'])(?:label|title|heading|text|hint|placeholder|alt|sub|detail|error|aria-label)=["']([^"']+)["']?$|(?:^|\s)(?:label|title|heading|text|hint|placeholder|alt|sub|detail|aria-label)="([^"]*)"/g;
const LETTERS = /\p{L}{2,}/u;
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
/** Written alike in every language: the languages' own names. */
const SAME_EVERYWHERE = new Set(["Tiếng Việt", "English"]);

/** Finds every text of a source file, by its syntax. */
export function scan(file: string, source: string): Scan {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const texts: FoundText[] = [];
  const bare: string[] = [];
  const at = (node: ts.Node): number => tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "msg") {
      const [text, options] = node.arguments;
      texts.push({ file, line: at(node), id: options && idOf(options), text: text && textOf(text) });
      // The expressions inside a str`` may hold further texts; its own words are the message.
      if (text && ts.isTaggedTemplateExpression(text) && ts.isTemplateExpression(text.template)) {
        for (const span of text.template.templateSpans) visit(span.expression);
      }
      return;
    }
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === "html") {
      for (const words of wordsOf(node)) bare.push(`${file}:${String(at(node))} ${words}`);
    } else if (
      (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) &&
      VIETNAMESE.test(node.text) &&
      !SAME_EVERYWHERE.has(node.text)
    ) {
      bare.push(`${file}:${String(at(node))} ${node.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { texts, bare };
}

function idOf(options: ts.Expression): string | undefined {
  if (!ts.isObjectLiteralExpression(options)) return undefined;
  const property = options.properties.find((one) => one.name?.getText() === "id");
  return property && ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer)
    ? property.initializer.text
    : undefined;
}

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== "str") return undefined;
  return templateText(node.template);
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.templateSpans.reduce(
    (text, span, index) => `${text}{${String(index)}}${span.literal.text}`,
    template.head.text,
  );
}

/** What a person would read of an html template: text between tags and readable attributes. */
function wordsOf(node: ts.TaggedTemplateExpression): string[] {
  const markup = ts.isNoSubstitutionTemplateLiteral(node.template)
    ? node.template.text
    : node.template.templateSpans.reduce((text, span) => `${text}\u0000${span.literal.text}`, node.template.head.text);
  const visible = markup.replace(/<!--.*?-->/gs, "").replace(/<(style|kbd)\b.*?<\/\1>/gs, "");
  const found: string[] = [];
  let rest = "";
  for (const piece of visible.split(/(<\/?[a-z][^>]*>)/is)) {
    if (!/^<\/?[a-z]/i.test(piece)) {
      rest += piece;
      continue;
    }
    for (const match of piece.matchAll(READ_ATTRIBUTES)) rest += ` ${match[1] ?? match[2] ?? ""} `;
  }
  for (const words of rest.split("\u0000")) {
    const text = words.replace(/&[a-z]+;/g, " ").trim();
    if (LETTERS.test(text) && !/^[a-z-]+=$/.test(text)) found.push(text.replace(/\s+/g, " "));
  }
  return found;
}

/** What differs between the texts of the code and the English ones; empty when nothing does. */
export function compare(
  texts: readonly FoundText[],
  english: Readonly<Record<string, { text: string; file: string }>>,
  prefixOf: (file: string) => string,
): string[] {
  const wrong: string[] = [];
  const known = new Map<string, string>();
  for (const { file, line, id, text } of texts) {
    const where = `${file}:${String(line)}`;
    if (id === undefined) wrong.push(`${where} msg() has no id`);
    else if (text === undefined) wrong.push(`${where} ${id}: only a string or str\`…\` can be translated`);
    else {
      const prefix = prefixOf(file);
      if (!id.startsWith(`${prefix}.`)) wrong.push(`${where} ${id} does not begin with "${prefix}."`);
      const other = known.get(id);
      if (other !== undefined && other !== text) wrong.push(`${where} ${id} has two texts: “${other}” and “${text}”`);
      known.set(id, text);
    }
  }
  for (const [id, text] of known) {
    const translated = english[id];
    if (!translated) wrong.push(`${id} has no English text for “${text}”`);
    else if (placeholders(translated.text).join() !== placeholders(text).join()) {
      wrong.push(`${id} differs in placeholders: “${text}”, “${translated.text}”`);
    }
  }
  for (const [id, { file }] of Object.entries(english)) {
    if (!known.has(id)) wrong.push(`${file}: ${id} is not used`);
    // A large feature has several files: `mail.ts`, `mail-office.ts`.
    const feature = id.split(".")[0] ?? "";
    if (file !== feature && !file.startsWith(`${feature}-`)) wrong.push(`${file}: ${id} stands in the wrong file`);
  }
  return wrong;
}
