import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../errors.ts";

/**
 * Serves the built web: files under /assets carry a hash in their name and never change; the page itself is asked for each time (ETag).
 * Any other address that a browser navigates to is a view of the one page.
 */
export async function mountWeb(app: FastifyInstance, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    preCompressed: true,
    wildcard: true,
    index: ["index.html"],
    cacheControl: false,
    setHeaders(reply, path) {
      const isHashed = path.includes(join(webDir, "assets"));
      void reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const hasPage = existsSync(join(webDir, "index.html"));
  app.setNotFoundHandler(async (request, reply) => {
    const isView =
      request.method === "GET" &&
      !request.url.startsWith("/api/") &&
      (request.headers.accept ?? "").includes("text/html");
    if (isView && hasPage) return reply.header("cache-control", "no-cache").sendFile("index.html");
    throw kernelErrors.notFound();
  });
}
