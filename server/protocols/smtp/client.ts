/** The other side of SMTP: hands messages to another server over one connection, one after the other. */
import type { Readable } from "node:stream";
import { rootCertificates } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

export interface ClientOptions {
  readonly host: string;
  readonly port: number;
  /** How this server names itself in EHLO. */
  readonly name: string;
  /** From the first byte; STARTTLS demanded; STARTTLS where it is offered, whatever the certificate (RFC 7435). */
  readonly security: "tls" | "starttls" | "opportunistic";
  readonly auth?: { readonly user: string; readonly password: string };
  /** PEM of an authority to trust beside those of the system. */
  readonly ca?: string;
}

/** What became of one recipient. `reply` is the other server's, or a description of why it could not be asked. */
export interface ClientResult {
  readonly address: string;
  readonly outcome: "accepted" | "later" | "never";
  readonly reply: string;
}

export interface SmtpClient {
  /** Never rejects: what went wrong is each recipient's result. After `isBroken` the connection is of no use. */
  send(envelope: { from: string; to: readonly string[]; size: number }, message: Readable): Promise<ClientResult[]>;
  readonly isBroken: boolean;
  close(): void;
  /** Breaks off in the middle of whatever is under way. */
  abort(): void;
}

/** Why there is no connection; `isPermanent` where trying again can help nobody. */
export class ClientFault extends Error {
  readonly isPermanent: boolean;

  constructor(message: string, isPermanent: boolean) {
    super(message);
    this.name = "ClientFault";
    this.isPermanent = isPermanent;
  }
}

const CONNECT_TIME = 30_000;
const IDLE_TIME = 5 * 60_000;

/** Connects and signs in; rejects with `ClientFault`. */
export async function openClient(options: ClientOptions): Promise<SmtpClient> {
  const connection = new SMTPConnection({
    host: options.host,
    port: options.port,
    name: options.name,
    secure: options.security === "tls",
    requireTLS: options.security === "starttls",
    opportunisticTLS: options.security === "opportunistic",
    tls: {
      rejectUnauthorized: options.security !== "opportunistic",
      minVersion: "TLSv1.2",
      ...(options.ca !== undefined && { ca: [...rootCertificates, options.ca] }),
    },
    connectionTimeout: CONNECT_TIME,
    greetingTimeout: CONNECT_TIME,
    socketTimeout: IDLE_TIME,
    logger: false,
  });
  const state = { isBroken: false };
  let pending: ((error: Error) => void) | undefined;
  connection.on("end", () => (state.isBroken = true));
  await new Promise<void>((resolve, reject) => {
    // An error between two messages has nobody else to hear it, and would end the process.
    connection.on("error", (error: Error) => {
      state.isBroken = true;
      reject(faultOf(error));
    });
    connection.connect(() => {
      resolve();
    });
  });
  const { auth } = options;
  if (auth) {
    await new Promise<void>((resolve, reject) => {
      connection.login({ credentials: { user: auth.user, pass: auth.password } }, (error) => {
        if (!error) resolve();
        else {
          connection.close();
          // A wrong password is the administrator's to mend: the mail waits for it.
          reject(new ClientFault(replyOf(error), false));
        }
      });
    });
  }
  return {
    get isBroken() {
      return state.isBroken;
    },
    send(envelope, message) {
      return new Promise((resolve) => {
        const fail = (error: Error) => {
          resolve(envelope.to.map((address) => ({ address, ...outcomeOf(error) })));
        };
        pending = fail;
        connection.once("error", fail);
        message.once("error", (error) => {
          // Half a message must not be ended as if it were whole.
          state.isBroken = true;
          connection.close();
          fail(error);
        });
        connection.send(
          { from: envelope.from, to: [...envelope.to], size: envelope.size, use8BitMime: true },
          message,
          (error, info) => {
            connection.off("error", fail);
            pending = undefined;
            // All were refused, or some: each refusal names its recipient.
            const refused = (error ?? info).rejectedErrors ?? [];
            resolve(
              envelope.to.map((address) => {
                const refusal = refused.find((each) => each.recipient === address);
                if (refusal) return { address, ...outcomeOf(refusal) };
                return error
                  ? { address, ...outcomeOf(error) }
                  : { address, outcome: "accepted", reply: info.response };
              }),
            );
          },
        );
      });
    },
    close() {
      state.isBroken = true;
      connection.quit();
    },
    abort() {
      state.isBroken = true;
      connection.close();
      pending?.(new Error("451 4.3.2 Broken off, this server is stopping"));
    },
  };
}

/** 5xx is for ever (RFC 5321 §4.2.1); everything else, and silence, for now. */
function outcomeOf(error: Error): Omit<ClientResult, "address"> {
  const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 0;
  return { outcome: code >= 500 && code < 600 ? "never" : "later", reply: replyOf(error) };
}

function replyOf(error: Error): string {
  const said = "response" in error && typeof error.response === "string" ? error.response : error.message;
  return said.replace(/[\r\n]+/g, " ").slice(0, 400);
}

function faultOf(error: Error): ClientFault {
  return new ClientFault(replyOf(error), outcomeOf(error).outcome === "never");
}
