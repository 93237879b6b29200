import type { Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { SMTPConnectionOptions } from "smtp-server/lib/smtp-connection.js";
import { systemClock } from "../../kernel/clock.ts";
import { DoorConnection } from "./connection.ts";
import { createGate } from "./gate.ts";
import { watchHeader } from "./header-watch.ts";
import type { RefusedAbout, SmtpEnvelope, SmtpHooks, SmtpLimits, SmtpPeer } from "./hooks.ts";
import { limitAddresses } from "./limiter.ts";
import type { DoorOptions } from "./options.ts";
import { isRefusal, SmtpRefused, smtpRefusals, type SmtpRefusal } from "./replies.ts";
import {
  closeAfterReply,
  declaredSize,
  isLoopback,
  LiveContexts,
  needsUtf8,
  NOTHING,
  plainAddress,
  senderOf,
  unknownOption,
} from "./session.ts";

/** Commands that do nothing for the office, or ask for what this door does not give. */
const DISABLED = ["WIZ", "SHELL", "KILL", "XCLIENT", "XFORWARD"];

/** smtp-server as a door uses it: every question goes to the hooks, every refusal has its own words. */
export class DoorServer<Recipient, Identity> extends SMTPServer {
  private readonly hooks: SmtpHooks<Recipient, Identity>;
  private readonly limits: SmtpLimits;
  private readonly perAddress;
  private readonly isExempt: (address: string) => boolean;
  private readonly targets = new WeakMap<SMTPServerSession, Map<string, Recipient>>();

  constructor(options: DoorOptions<Recipient, Identity>, limits: SmtpLimits) {
    super({
      name: options.name,
      heloResponse: "%s",
      size: limits.maxMessageBytes,
      maxRecipients: limits.maxRecipients,
      maxClients: limits.maxConnections,
      socketTimeout: limits.idleTime,
      closeTimeout: limits.stopTime,
      maxCommandLength: 4096,
      hideENHANCEDSTATUSCODES: false,
      disableReverseLookup: true,
      secure: options.tls?.implicit === true,
      disabledCommands: [
        ...DISABLED,
        ...(options.hooks.authenticate ? [] : ["AUTH"]),
        ...(options.tls ? [] : ["STARTTLS"]),
      ],
      logger: false,
      authMethods: ["PLAIN", "LOGIN"],
      authRequiredMessage: "5.7.0 Authentication required",
      maxAllowedUnauthenticatedCommands: false,
    });
    this.hooks = options.hooks;
    this.limits = limits;
    if (options.tls) this.secureContext = new LiveContexts(options.tls.secureContext);
    this.isExempt = options.isExempt ?? isLoopback;
    this.perAddress = limitAddresses(
      { connections: limits.maxConnectionsPerAddress, perMinute: limits.messagesPerMinute },
      options.clock ?? systemClock,
    );
  }

  /** The library would put its own certificate here, whose private key everybody has. */
  override updateSecureContext(): void {
    this.secureContext = new Map();
  }

  override connect(socket: Socket, socketOptions?: SMTPConnectionOptions | null): void {
    const connection = new DoorConnection(this, socket, socketOptions, {
      ...this.limits,
      mendsLines: (address) => this.hooks.mendsLines?.(address) === true,
    });
    this.connections.add(connection);
    connection.on("error", (error) => {
      this._onError(error as Error);
    });
    const address = connection.remoteAddress;
    const unwelcome = this.hooks.admit?.(address);
    if (unwelcome) {
      socket.on("error", () => undefined);
      // The library has not filled the session yet.
      this.hooks.refused?.(unwelcome, { ...this.peerOf(connection.session), address }, NOTHING);
      connection.refuse(unwelcome);
      connection.close();
      return;
    }
    if (!this.isExempt(address)) {
      if (!this.perAddress.enter(address)) {
        socket.on("error", () => undefined);
        connection.refuse(smtpRefusals.tooManyConnections);
        return;
      }
      socket.once("close", () => {
        this.perAddress.leave(address);
      });
    }
    connection.init();
  }

  /** Says goodbye to whoever has no message under way. */
  dismissIdle(): void {
    for (const connection of this.connections) {
      if (connection instanceof DoorConnection && !connection.inMessage) connection.refuse(smtpRefusals.stopping);
    }
  }

  override onAuth: SMTPServer["onAuth"] = (auth, session, callback) => {
    const { authenticate } = this.hooks;
    const { username, password } = auth;
    if (!authenticate || typeof username !== "string" || typeof password !== "string") {
      callback(new SmtpRefused({ code: 504, enhanced: "5.5.4", text: "This way of signing in is not offered" }));
      return;
    }
    const peer = this.peerOf(session);
    this.answer(
      peer,
      () => authenticate(username, password, peer),
      (refused, accepted) => {
        if (!accepted) {
          callback(refused);
          const connection = this.connectionOf(session);
          if (!connection) return;
          connection.failedSignIns += 1;
          if (connection.failedSignIns >= this.limits.maxFailedSignIns) connection.refuse(smtpRefusals.signInGuessing);
          return;
        }
        this.admitIdentity(accepted.identity, session, peer);
        callback(null, { user: accepted.identity });
      },
    );
  };

  private admitIdentity(identity: Identity, session: SMTPServerSession, peer: SmtpPeer<Identity>): void {
    const connection = this.connectionOf(session);
    if (!connection) return;
    const leave = this.hooks.entered?.(identity, peer, (why) => {
      connection.refuse(why);
    });
    if (leave) connection.onGone(leave);
  }

  override onMailFrom: SMTPServer["onMailFrom"] = ({ address, args }, session, callback) => {
    const peer = this.peerOf(session);
    const unknown = unknownOption("MAIL", args);
    if (unknown) {
      this.refuse(peer, unknown, { sender: address, recipient: "" }, callback);
      return;
    }
    if (!this.isExempt(peer.address) && !this.perAddress.take(peer.address)) {
      this.refuse(peer, smtpRefusals.tooFast, { sender: address, recipient: "" }, callback);
      return;
    }
    if (needsUtf8(address) && session.envelope.smtpUtf8 !== true) {
      this.refuse(peer, smtpRefusals.needsUtf8, { sender: address, recipient: "" }, callback);
      return;
    }
    this.targets.set(session, new Map());
    this.answer(peer, () => this.hooks.sender?.(plainAddress(address), peer), callback, {
      sender: address,
      recipient: "",
    });
  };

  override onRcptTo: SMTPServer["onRcptTo"] = ({ address, args }, session, callback) => {
    const peer = this.peerOf(session);
    this.answer(
      peer,
      () =>
        unknownOption("RCPT", args) ??
        (needsUtf8(address) && session.envelope.smtpUtf8 !== true
          ? smtpRefusals.needsUtf8
          : this.hooks.recipient(plainAddress(address), peer, declaredSize(session))),
      (refused, accepted) => {
        if (accepted) this.targets.get(session)?.set(address.toLowerCase(), accepted.target);
        callback(refused);
        const connection = refused && this.connectionOf(session);
        if (!connection) return;
        connection.refusedRecipients += 1;
        if (connection.refusedRecipients >= this.limits.maxRefusedRecipients) connection.refuse(smtpRefusals.guessing);
      },
      { sender: senderOf(session), recipient: address },
    );
  };

  override onData: SMTPServer["onData"] = (stream, session, callback) => {
    const connection = this.connectionOf(session);
    const peer = this.peerOf(session);
    const about = { sender: senderOf(session), recipient: session.envelope.rcptTo[0]?.address ?? "" };
    connection?.beginMessage();
    this.take(stream, session, connection)
      .then(
        ({ id }) => ({ error: null, text: `Stored as ${id}` }),
        (error: unknown) => ({ error: this.refusalFor(error, peer, about), text: "" }),
      )
      .then(({ error, text }) => {
        const fault = connection?.fault;
        if (error) connection?.refuseMessage(error.refusal);
        // Whatever was written of it is gone; the rest of it is read and thrown away, so that the client hears the reply.
        if (error && !stream.readableEnded) stream.resume();
        callback(error, text);
        connection?.endMessage();
        // After a fault it is not known where a command begins: nothing more is believed on this connection.
        if (fault) closeAfterReply(connection, stream);
      })
      .catch((error: unknown) => {
        this.hooks.failed?.(error, peer);
      });
  };

  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    connection: DoorConnection | undefined,
  ): Promise<{ id: string }> {
    const envelope = this.envelopeOf(session);
    const gate = createGate({
      maxBytes: this.limits.maxMessageBytes,
      header: watchHeader(
        this.limits,
        envelope.recipients.map(({ address }) => address),
      ),
      fault: () => connection?.fault,
    });
    stream.once("error", (error) => gate.destroy(error));
    stream.once("close", () => {
      if (!stream.readableEnded) gate.destroy(new Error("The client went away in the middle of the message"));
    });
    stream.pipe(gate);
    // The hook may fail before it listens.
    gate.on("error", () => undefined);
    const answer = await this.hooks.message(envelope, gate, this.peerOf(session));
    if (isRefusal(answer)) throw new SmtpRefused(answer);
    return answer;
  }

  private envelopeOf(session: SMTPServerSession): SmtpEnvelope<Recipient> {
    const targets = this.targets.get(session) ?? new Map<string, Recipient>();
    const { rcptTo, smtpUtf8 } = session.envelope;
    const recipients = rcptTo.flatMap(({ address }) => {
      const target = targets.get(address.toLowerCase());
      return target === undefined ? [] : [{ address, target }];
    });
    return { from: senderOf(session), recipients, utf8: smtpUtf8 === true };
  }

  private peerOf(session: SMTPServerSession): SmtpPeer<Identity> {
    return {
      id: session.id,
      address: session.remoteAddress,
      // smtp-server has `false` here before EHLO, whatever its type says.
      helo: session.hostNameAppearsAs || "",
      secure: session.secure,
      protocol: session.transmissionType,
      // What onAuth gave to the library.
      ...(session.user ? { identity: session.user as Identity } : {}),
    };
  }

  private connectionOf(session: SMTPServerSession): DoorConnection | undefined {
    for (const connection of this.connections) {
      if (connection.session === session && connection instanceof DoorConnection) return connection;
    }
    return undefined;
  }

  private refuse(
    peer: SmtpPeer<Identity>,
    refusal: SmtpRefusal,
    about: RefusedAbout,
    callback: (error: SmtpRefused) => void,
  ): void {
    this.hooks.refused?.(refusal, peer, about);
    callback(new SmtpRefused(refusal));
  }

  private refusalFor(error: unknown, peer: SmtpPeer<Identity>, about: RefusedAbout): SmtpRefused {
    const known = error instanceof SmtpRefused ? error.refusal : this.hooks.refusalOf?.(error);
    if (known) this.hooks.refused?.(known, peer, about);
    else this.hooks.failed?.(error, peer);
    return new SmtpRefused(known ?? smtpRefusals.failed);
  }

  /** Runs a hook's answer, at once or later, into the library's callback. */
  private answer<T extends object>(
    peer: SmtpPeer<Identity>,
    ask: () => Promise<T | SmtpRefusal | undefined> | T | SmtpRefusal | undefined,
    callback: (error: SmtpRefused | null, accepted?: T) => void,
    about = NOTHING,
  ): void {
    new Promise<T | SmtpRefusal | undefined>((resolve) => {
      resolve(ask());
    }).then(
      (value) => {
        if (isRefusal(value)) this.refuse(peer, value, about, callback);
        else callback(null, value);
      },
      (error: unknown) => {
        callback(this.refusalFor(error, peer, about));
      },
    );
  }
}
