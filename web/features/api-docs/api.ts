import { defineRoute, SIGNED_IN } from "../../../server/kernel/contract/route.ts";
import { call } from "../../kernel/call.ts";
import { typed } from "../../kernel/typed.ts";

/** As much of JSON Schema 2020-12 as the office's schemas use. */
export interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly description?: string;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly "x-permission": string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: { readonly 200: { readonly content: Content } };
}

/** What `/api/openapi.json` holds (OpenAPI 3.1). */
export interface OpenApi {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly "x-error-codes": Readonly<
    Record<string, { readonly status: number; readonly vi: string; readonly en: string }>
  >;
}

const document = defineRoute({
  method: "GET",
  path: "/api/openapi.json",
  permission: SIGNED_IN,
  summary: "",
  reply: typed<OpenApi>(),
});

export const fetchDocument = (signal: AbortSignal) => call(document, {}, { signal });
