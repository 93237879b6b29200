import { errorCatalogue } from "../errors.ts";
import { ErrorReply, FILE_BODY, FILE_REPLY, PUBLIC, RAW_REPLY, type Route } from "../contract/index.ts";

/** An OpenAPI 3.1 document: its schemas are JSON Schema 2020-12, which TypeBox writes as they are. */
export type OpenApi = Readonly<Record<string, unknown>>;

/** Describes every mounted route, with the permission that each names. */
export function describeRoutes(routes: readonly Route[], version: string): OpenApi {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Công Sở", version },
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: SESSION_COOKIE } },
      schemas: { Error: ErrorReply },
    },
    paths,
    "x-error-codes": Object.fromEntries(errorCatalogue()),
  };
}

export const SESSION_COOKIE = "congso_session";

function describeRoute(route: Route): OpenApi {
  const isPublic = route.permission === PUBLIC;
  return {
    summary: route.summary,
    tags: [route.path.split("/")[2] ?? ""],
    "x-permission": route.permission,
    security: isPublic ? [] : [{ session: [] }],
    parameters: [...parametersOf(route, "params", "path"), ...parametersOf(route, "query", "query")],
    ...(route.body === undefined ? {} : { requestBody: { required: true, content: contentOf(route.body, FILE_BODY) } }),
    responses: {
      200: { description: "Done", content: contentOf(route.reply, FILE_REPLY) },
      default: {
        description: "Refused: the code says why",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function contentOf(schema: Route["body"] | Route["reply"], file: string): OpenApi {
  if (schema === file || schema === RAW_REPLY)
    return { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { "application/json": { schema } };
}

function parametersOf(route: Route, part: "params" | "query", place: "path" | "query"): OpenApi[] {
  const schema = route[part];
  if (schema === undefined) return [];
  const required = new Set(schema.required);
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.has(name),
    schema: property,
  }));
}
