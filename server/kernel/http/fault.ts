import type { FastifyError } from "fastify";
import { kernelErrors, Refusal, type Language } from "../errors.ts";
import { InputFault } from "./validation.ts";

/** Turns whatever was thrown into the refusal that the caller reads. Undefined: a defect, to be logged and answered as internal. */
export function refusalOf(error: unknown, language: Language): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof InputFault) return error.refusal(language);
  if (!(error instanceof Error)) return undefined;
  if (isDiskFull(error)) return kernelErrors.diskFull();
  const { code, statusCode } = error as Partial<FastifyError>;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return kernelErrors.tooLarge({ limit: "256 KiB" });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return kernelErrors.wrongType();
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return kernelErrors.notJson();
    case "FST_STATIC_FORBIDDEN_PATH":
      // A path that climbs out of the web's folder is answered as one that leads nowhere.
      return kernelErrors.notFound();
    default:
      // secure-json-parse throws a SyntaxError with status 400.
      return statusCode === 400 ? kernelErrors.notJson() : undefined;
  }
}

/** ENOSPC from the file system, SQLITE_FULL (13) and SQLITE_IOERR_WRITE on a full disk from the database. */
export function isDiskFull(error: Error): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  return code === "ENOSPC" || code === "EDQUOT" || errcode === 13;
}
