import { inspect } from "node:util";

/** What a line of the log may carry beside its message. Never a password, a session, or the text of somebody's message. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** Writes lines that a person reads on a console and a program reads in a file. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, error?: unknown, fields?: LogFields): void;
  /** The same log with a part's name (`smtp`, `jobs`) and fields on every line. */
  named(part: string, fields?: LogFields): Log;
}

export interface LogLine {
  readonly at: number;
  readonly level: LogLevel;
  readonly part: string;
  readonly message: string;
  readonly fields: LogFields;
}

export type LogSink = (line: LogLine) => void;

export function logTo(sinks: readonly LogSink[], now: () => number = Date.now): Log {
  const make = (part: string, fixed: LogFields): Log => {
    const write = (level: LogLevel, message: string, fields: LogFields = {}) => {
      const line: LogLine = { at: now(), level, part, message, fields: { ...fixed, ...fields } };
      for (const sink of sinks) sink(line);
    };
    return {
      debug: (message, fields) => {
        write("debug", message, fields);
      },
      info: (message, fields) => {
        write("info", message, fields);
      },
      warn: (message, fields) => {
        write("warn", message, fields);
      },
      error: (message, error, fields) => {
        write("error", message, { ...fields, ...describe(error) });
      },
      named: (name, fields = {}) => make(name, { ...fixed, ...fields }),
    };
  };
  return make("", {});
}

/** A log that says nothing: for tests of parts whose lines are not the point. */
export const silentLog: Log = logTo([]);

function describe(error: unknown): LogFields {
  if (error === undefined) return {};
  if (error instanceof Error) return { error: error.message, stack: error.stack ?? "" };
  return { error: inspect(error) };
}
