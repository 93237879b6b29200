/**
 * smtp-server's connection with what the office asks beyond it: every byte is looked at before it is interpreted, refusals carry their
 * exact enhanced status code, and slowness has an end.
 */
import { SMTPConnection, type SMTPConnectionOptions } from "smtp-server/lib/smtp-connection.js";
import type { SMTPStream } from "smtp-server/lib/smtp-stream.js";
import type { Socket } from "node:net";
import type { SMTPServer } from "smtp-server";
import { smtpRefusals, type SmtpRefusal } from "./replies.ts";
import { WatchedStream } from "./watched-stream.ts";

export interface ConnectionRules {
  readonly commandTime: number;
  readonly messageTime: number;
  /** Whether the bare line feeds of a peer at this IP address are mended instead of refused. */
  readonly mendsLines: (address: string) => boolean;
}

/** How long a client that broke a line's end may stay silent before it gets its refusal without having ended the message. */
const FAULT_PATIENCE = 3_000;
/** A client that goes on sending a message that is refused already is cut off after this many bytes. */
const MOST_DRAINED = 64 * 1024 * 1024;

export class DoorConnection extends SMTPConnection {
  readonly rules: ConnectionRules;
  /** Set while a message is under way, from DATA to its reply. */
  inMessage = false;
  refusedRecipients = 0;
  failedSignIns = 0;
  private readonly whenGone: (() => void)[] = [];
  private hidesAuth = false;
  private deadline: NodeJS.Timeout | undefined;
  private drained = 0;
  private refusedInMessage: SmtpRefusal | undefined;

  constructor(
    server: SMTPServer,
    socket: Socket,
    options: SMTPConnectionOptions | null | undefined,
    rules: ConnectionRules,
  ) {
    super(server, socket, options ?? null);
    this.rules = rules;
    this.awaitCommand();
    socket.once("close", () => {
      clearTimeout(this.deadline);
    });
  }

  /** What is wrong with the bytes seen so far. */
  get fault(): SmtpRefusal | undefined {
    const found = this._parser instanceof WatchedStream ? this._parser.wire.fault : undefined;
    if (found === undefined) return undefined;
    return found === "bare-lf" ? smtpRefusals.bareLf : smtpRefusals.bareCr;
  }

  /** Called once the connection is closed, whoever closes it. */
  onGone(then: () => void): void {
    this.whenGone.push(then);
  }

  override _onClose(): void {
    for (const then of this.whenGone.splice(0)) then();
    super._onClose();
  }

  /** AUTH is not named before TLS: a program that takes the first thing offered would send its password in the clear. */
  override _isSupported(command: string): boolean {
    if (this.hidesAuth && command === "AUTH") return false;
    return super._isSupported(command);
  }

  override handler_EHLO(command: Buffer, callback: () => void): void {
    this.hidesAuth = !this.secure;
    try {
      super.handler_EHLO(command, callback);
    } finally {
      this.hidesAuth = false;
    }
  }

  override handler_AUTH(command: Buffer, callback: () => void): void {
    if (this.secure) {
      super.handler_AUTH(command, callback);
      return;
    }
    this.refuse(smtpRefusals.tlsFirst);
    callback();
  }

  refuse(refusal: SmtpRefusal): void {
    this.send(refusal.code, `${refusal.enhanced} ${refusal.text}`);
  }

  beginMessage(): void {
    this.inMessage = true;
    this.drained = 0;
    this.refusedInMessage = undefined;
    this.setDeadline(this.rules.messageTime);
  }

  /** The message is refused, though the client has not finished sending it. */
  refuseMessage(refusal: SmtpRefusal): void {
    this.refusedInMessage = refusal;
  }

  endMessage(): void {
    this.inMessage = false;
    this.awaitCommand();
  }

  /** Without the library's wait of 100 ms for whoever talks too soon: that is a sign of spam on the internet, and a tenth of a second here. */
  override init(): void {
    this._setListeners(() => {
      const { maxClients } = this._server.options;
      if (maxClients !== undefined && this._server.connections.size > maxClients) this.refuse(smtpRefusals.busy);
      else
        setImmediate(() => {
          this.connectionReady();
        });
    });
  }

  override _createParser(): SMTPStream {
    const { maxCommandLength } = this._server.options;
    const parser = new WatchedStream(maxCommandLength === undefined ? {} : { maxCommandLength });
    parser.onbytes = (size, isFirstFault) => {
      this.countBytes(size, isFirstFault);
    };
    parser.oncommand = (command, callback) => {
      this._onCommand(command, callback);
    };
    parser.on("error", () => {
      this.send(421, "5.5.2 The command line is too long");
    });
    parser.mends = () => this.rules.mendsLines(this.remoteAddress);
    return parser;
  }

  override _onCommand(command: Buffer, callback?: () => void): void {
    const { fault } = this;
    if (fault) {
      // A message that was refused for it has been answered already; what is pipelined behind it gets no reply of its own.
      if (this.refusedInMessage !== fault) this.refuse(fault);
      this.close();
      return;
    }
    this.awaitCommand();
    super._onCommand(command, callback);
  }

  /** Texts that begin with an enhanced status code keep it; the library would put its own before. */
  override send(code: number, data?: string | string[] | null, context?: string | false): void {
    if (code === 421 && data === "Server shutting down") {
      super.send(421, `${smtpRefusals.stopping.enhanced} ${smtpRefusals.stopping.text}`, false);
      return;
    }
    const isExact = typeof data === "string" && /^[245]\.\d{1,3}\.\d{1,3} /.test(data);
    super.send(code, data, isExact ? false : context);
  }

  override _onTimeout(): void {
    const { fault } = this;
    if (fault && !this._closing) {
      this.refuse(fault);
      this.close();
      return;
    }
    super._onTimeout();
  }

  private countBytes(size: number, isFirstFault: boolean): void {
    if (isFirstFault) this._socket.setTimeout(FAULT_PATIENCE);
    const refusal = this.refusedInMessage ?? this.fault;
    if (!this.inMessage || refusal === undefined) return;
    this.drained += size;
    if (this.drained < MOST_DRAINED) return;
    this.refuse(refusal);
    this.close();
  }

  private awaitCommand(): void {
    this.setDeadline(this.rules.commandTime);
  }

  private setDeadline(time: number): void {
    clearTimeout(this.deadline);
    this.deadline = setTimeout(() => {
      if (!this._closing) this.refuse(this.fault ?? smtpRefusals.tooSlow);
      this.close();
    }, time);
    this.deadline.unref();
  }
}
