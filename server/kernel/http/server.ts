import { Readable } from "node:stream";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import websocket from "@fastify/websocket";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { demand, strangerActor, type Actor } from "../access/actor.ts";
import type { Blobs } from "../blobs/blobs.ts";
import type { Clock } from "../clock.ts";
import { FILE_BODY, FILE_REPLY, RAW_REPLY, type Input, type Route } from "../contract/index.ts";
import type { Db } from "../database/db.ts";
import { kernelErrors, type Language, type Refusal } from "../errors.ts";
import { newRequestId } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Hub } from "../realtime/hub.ts";
import { refusalOf } from "./fault.ts";
import { sendFile } from "./files.ts";
import type { FileAnswer, HandlerInput, MountedRoute, RawEnds } from "./mount.ts";
import { describeRoutes, SESSION_COOKIE } from "./openapi.ts";
import { isOwnOrigin } from "./origin.ts";
import { findSession, type ActorOf } from "./sessions.ts";
import { mountWeb } from "./static.ts";
import { compileValidator } from "./validation.ts";

/**
 * Who people are, from the module that knows. `gate` may refuse a person who has something else to do first: asked with the route before
 * every handler, and without one before a socket opens.
 */
export interface Identity {
  readonly actorOf: ActorOf;
  readonly gate: (actor: Actor, route?: Route) => Refusal | undefined;
}

export interface HttpParts {
  readonly db: Db;
  readonly blobs: Blobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly hub: Hub;
  readonly identity: Identity;
  readonly routes: readonly MountedRoute[];
  /** The folder of the built web; absent in tests of the interface alone. */
  readonly webDir?: string;
  readonly version: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Whether `X-Forwarded-For` and `-Proto` from this machine are believed. */
  readonly behindProxy: boolean;
}

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor;
  }
}

const BODY_LIMIT = 256 * 1024;
/** The time in which a JSON body must have arrived: a slow sender holds no place for long. */
const BODY_TIME = 30_000;
/** Requests per minute of one address that has not signed in, and of one session. */
const STRANGER_RATE = 1_200;
const SESSION_RATE = 600_000;

const CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // Lit's style attributes in Vaadin's overlays need it; scripts never do.
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  frameSrc: ["'self'", "blob:"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
};

/** Builds the office's HTTP interface; nothing listens until `listen`. */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const app = fastify({
    ...(parts.tls ? { https: parts.tls } : {}),
    trustProxy: parts.behindProxy ? "loopback" : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: "idle",
    genReqId: newRequestId,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.server.headersTimeout = 20_000;
  app.setValidatorCompiler(compileValidator);
  app.removeContentTypeParser(["text/plain", "application/json"]);
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parseJson(request, body.toString(), done);
  });
  // What mail programs ask with; the route reads it as text.
  app.addContentTypeParser(["text/xml", "application/xml"], { parseAs: "string" }, (_request, body, done) => {
    done(null, body);
  });
  // The second is tus's name for the same (tus 1.0.0, "PATCH").
  app.addContentTypeParser(
    ["application/octet-stream", "application/offset+octet-stream"],
    (_request, payload, done) => {
      done(null, payload);
    },
  );

  app.decorateRequest("actor");
  await app.register(cookie);
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
    // What is about a person stays in no cache; files and the web's assets say otherwise for themselves.
    void reply.header("cache-control", "no-store");
    request.actor = identify(request, parts);
    if (!isSafe(request.method) && !isOwnOrigin(request.headers)) throw kernelErrors.wrongOrigin();
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    // Only this host: the agency may have others of its domain without a certificate.
    hsts: parts.tls !== undefined && { maxAge: 31_536_000, includeSubDomains: false },
    referrerPolicy: { policy: "same-origin" },
    crossOriginOpenerPolicy: parts.tls !== undefined,
    originAgentCluster: parts.tls !== undefined,
  });
  await app.register(rateLimit, {
    global: true,
    timeWindow: 60_000,
    cache: 20_000,
    max: (request) => (request.actor.kind === "stranger" ? STRANGER_RATE : SESSION_RATE),
    keyGenerator: ({ actor, ip }) => (actor.kind === "person" ? `s:${actor.session ?? String(actor.id)}` : `a:${ip}`),
    errorResponseBuilder: (_request, { ttl }) => kernelErrors.tooMany({ seconds: Math.ceil(ttl / 1000) }),
  });
  await app.register(websocket, { options: { maxPayload: 16 * 1024, perMessageDeflate: false } });

  app.setErrorHandler(async (error, request, reply) => answerError(error, request, reply, parts.log));

  for (const mounted of parts.routes) mount(app, mounted, parts);
  const document = describeRoutes(
    parts.routes.map(({ route }) => route),
    parts.version,
  );
  app.get("/api/openapi.json", () => document);
  app.get("/api/live", { websocket: true }, (socket, request) => {
    if (request.actor.kind !== "person") socket.close(4401, "Sign in first");
    else if (!isOwnOrigin(request.headers)) socket.close(4403, "Wrong origin");
    else if (parts.identity.gate(request.actor)) socket.close(4403, "Something else comes first");
    else parts.hub.attach(socket, request.actor);
  });
  if (parts.webDir !== undefined) await mountWeb(app, parts.webDir);
  else {
    app.setNotFoundHandler(() => {
      throw kernelErrors.notFound();
    });
  }
  return app;
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "OPTIONS";
}

/** The person of the cookie's session, or a stranger. A session of somebody who may no longer come in is a stranger's. */
function identify(request: FastifyRequest, { db, clock, identity }: HttpParts): Actor {
  const secret = request.cookies[SESSION_COOKIE];
  if (secret !== undefined && secret.length < 200) {
    const session = findSession(db, clock, secret);
    const who = session && identity.actorOf(session.personId);
    if (session && who) return { ...who, door: "web", session: session.digest };
  }
  return strangerActor(languageOf(request.headers["accept-language"]));
}

/** Vietnamese, unless the browser asks for English before it. */
export function languageOf(header: string | undefined): Language {
  const first = /\b(vi|en)\b/i.exec(header ?? "")?.[1];
  return first?.toLowerCase() === "en" ? "en" : "vi";
}

function mount(app: FastifyInstance, { route, handler }: MountedRoute, parts: HttpParts): void {
  const isFileBody = route.body === FILE_BODY;
  const hasJsonBody = route.body !== undefined && !isFileBody;
  app.route({
    method: route.method,
    url: route.path,
    ...(isFileBody ? {} : { bodyLimit: route.bodyLimit ?? BODY_LIMIT }),
    config: route.ratePerMinute === undefined ? {} : { rateLimit: { max: route.ratePerMinute } },
    schema: {
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(hasJsonBody && { body: route.body }),
      ...(typeof route.reply !== "string" && { response: { 200: route.reply } }),
    },
    onRequest: (request, _reply, next) => {
      // Before the body is read: whoever may not come in sends nothing.
      demand(request.actor, route.permission);
      next(parts.identity.gate(request.actor, route));
    },
    ...(hasJsonBody ? boundBodyTime() : {}),
    preHandler: (request, _reply, next) => {
      // A stream where JSON is read never comes here: its schema refuses it.
      next(isFileBody && !(request.body instanceof Readable) ? kernelErrors.wrongType() : undefined);
    },
    handler: async (request, reply) => {
      const input = inputOf(request, reply, parts);
      if (route.reply === RAW_REPLY) {
        await handler({ ...input, raw: () => handOver(request, reply) } as HandlerInput<Route>);
        return reply;
      }
      const answer = await handler(input);
      if (route.reply !== FILE_REPLY) return answer;
      // A route with FILE_REPLY has a handler that returns a FileAnswer: `handle` holds them together.
      return sendFile(request, reply, parts.blobs, answer as FileAnswer);
    },
  });
}

/** The bare ends of the request, with the headers that every reply of the office bears. */
function handOver(request: FastifyRequest, reply: FastifyReply): RawEnds {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.hijack();
  return { request: request.raw, response: reply.raw };
}

/** Cuts off a sender whose JSON body does not arrive in time. */
function boundBodyTime() {
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  return {
    preParsing: (request: FastifyRequest, _reply: FastifyReply, _payload: unknown, next: () => void) => {
      const timer = setTimeout(() => request.raw.destroy(), BODY_TIME);
      timers.set(request, timer);
      request.raw.once("close", () => {
        clearTimeout(timer);
      });
      next();
    },
    preValidation: (request: FastifyRequest, _reply: FastifyReply, next: () => void) => {
      clearTimeout(timers.get(request));
      next();
    },
  };
}

function inputOf(request: FastifyRequest, reply: FastifyReply, parts: HttpParts): HandlerInput<Route> {
  let gone: AbortController | undefined;
  return {
    // Checked by the route's schemas before the handler runs; the handler's own type states the same shapes.
    params: request.params as Input<Route>["params"],
    query: request.query as never,
    body: request.body,
    actor: request.actor,
    address: request.ip,
    host: request.hostname.replace(/^\[|\]$/g, ""),
    agent: (request.headers["user-agent"] ?? "").slice(0, 200),
    requestId: request.id,
    log: parts.log.named("http", { request: request.id }),
    get signal() {
      if (!gone) {
        const made = new AbortController();
        reply.raw.once("close", () => {
          made.abort();
        });
        gone = made;
      }
      return gone.signal;
    },
    cookie: {
      set(secret, expiresAt) {
        void reply.setCookie(SESSION_COOKIE, secret, {
          path: "/",
          httpOnly: true,
          sameSite: "strict",
          secure: request.protocol === "https",
          expires: new Date(expiresAt),
        });
      },
      clear() {
        void reply.clearCookie(SESSION_COOKIE, { path: "/" });
      },
    },
  };
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  // The actor is absent when the first hook itself failed.
  const actor = request.actor as Actor | undefined;
  const language = actor?.language ?? languageOf(request.headers["accept-language"]);
  const known = refusalOf(error, language);
  if (!known)
    log.error("A request failed", error, {
      request: request.id,
      method: request.method,
      route: request.routeOptions.url,
    });
  const refusal = known ?? kernelErrors.internal({ requestId: request.id });
  if (refusal.code === "kernel.tooMany" && refusal.params["seconds"] !== undefined) {
    void reply.header("retry-after", refusal.params["seconds"]);
  }
  return reply.code(refusal.status).send({
    error: {
      code: refusal.code,
      message: refusal.say(language),
      ...(refusal.field !== undefined && { field: refusal.field }),
      requestId: request.id,
    },
  });
}
