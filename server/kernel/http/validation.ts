import type { FastifySchemaCompiler } from "fastify";
import { Compile } from "typebox/compile";
import { Locale } from "typebox/system";
import { Convert } from "typebox/value";
import type { TSchema } from "../contract/index.ts";
import { kernelErrors, type Language } from "../errors.ts";

/** What a validator found first, before it is known in which language to say it. */
export class InputFault extends Error {
  readonly part: string;
  readonly path: string;
  private readonly explain: () => string;

  constructor(part: string, path: string, explain: () => string) {
    super("The input does not fit its schema");
    this.part = part;
    this.path = path;
    this.explain = explain;
  }

  /** The refusal in the person's language, with the JSON pointer of the field. */
  refusal(language: Language) {
    Locale.Set(language === "vi" ? Locale.vi_VN : Locale.en_US);
    const field = `/${this.part}${this.path}`;
    return kernelErrors.invalidInput({ detail: `${field}: ${this.explain()}` }, field);
  }
}

/**
 * Checks input with TypeBox's own compiled validators. Bodies are taken as they are; parameters and queries arrive as text and are
 * converted first (`"12"` to 12).
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  const part = httpPart === "querystring" ? "query" : (httpPart ?? "body");
  const convert = part === "body" ? (value: unknown) => value : (value: unknown) => Convert(schema, value);
  return (input: unknown) => {
    const value = convert(input);
    if (validator.Check(value)) return { value };
    const path = validator.Errors(value)[0]?.instancePath ?? "";
    return { error: new InputFault(part, path, () => validator.Errors(value)[0]?.message ?? "") };
  };
};
