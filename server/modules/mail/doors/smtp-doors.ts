import type { SecureContext } from "node:tls";
import type { Kernel } from "../../../kernel/module.ts";
import {
  openDoor,
  smtpRefusals,
  type SmtpHooks,
  type SmtpPeer,
  type SmtpRefusal,
} from "../../../protocols/smtp/index.ts";
import type { DirectoryService } from "../../directory/module.ts";
import type { AddressBook } from "../addresses.ts";
import type { MailDoorName } from "../contract.ts";
import type { Devices, KnownDevice } from "../devices/devices.ts";
import type { ProgramIdentity, Programs } from "../programs/programs.ts";
import { MEGABYTE, type mailSettings } from "../settings.ts";
import type { Traffic } from "../traffic/traffic.ts";
import type { AdmitRecipient } from "./admit.ts";
import type { ProgramConnections } from "./connections.ts";
import type { MailDoor } from "./doors.ts";
import { headerOfSender } from "./header.ts";
import type { MaySendAs } from "./may-send.ts";
import { refusalOf, type Receive, type Target } from "./receive.ts";

export interface SmtpDoorParts {
  readonly kernel: Kernel;
  readonly directory: DirectoryService;
  readonly book: AddressBook;
  readonly programs: Programs;
  readonly connections: ProgramConnections;
  readonly devices: Devices;
  readonly admit: AdmitRecipient;
  readonly maySendAs: MaySendAs;
  readonly receive: Receive;
  readonly traffic: Traffic;
  readonly settings: () => (typeof mailSettings)["defaults"];
}

/** The four doors through which mail comes in by SMTP. */
export function smtpDoors(parts: SmtpDoorParts): MailDoor[] {
  return [
    door(parts, "smtp", inboundHooks(parts)),
    door(parts, "submission", submissionHooks(parts, "submission")),
    door(parts, "submissions", submissionHooks(parts, "submissions")),
    door(parts, "devices", deviceHooks(parts)),
  ];
}

function door<Identity>(parts: SmtpDoorParts, name: MailDoorName, hooks: SmtpHooks<Target, Identity>): MailDoor {
  const { kernel, book, settings } = parts;
  return {
    name,
    open({ host, port }) {
      const { maxMessageMb, maxRecipients, messagesPerMinute } = settings();
      return openDoor({
        host,
        port,
        name: book.domain(),
        hooks,
        tls: { implicit: name === "submissions", secureContext: (): SecureContext => kernel.tls.secureContext() },
        clock: kernel.clock,
        limits: { maxMessageBytes: maxMessageMb * MEGABYTE, maxRecipients, messagesPerMinute },
      });
    },
  };
}

const maxBytesOf = ({ settings }: SmtpDoorParts): number => settings().maxMessageMb * MEGABYTE;

/** Mail for our own people from anybody on the network. Nobody signs in here, so nothing is believed of who sent it. */
function inboundHooks(parts: SmtpDoorParts): SmtpHooks<Target> {
  return {
    recipient: (address, _peer, size) => parts.admit(address, { kind: "anybody" }, size),
    message: (envelope, content, peer) =>
      parts.receive(envelope, content, peer, { door: "smtp", maxBytes: maxBytesOf(parts), senderId: null }),
    ...recording(parts, "smtp"),
  };
}

/** Mail of people who have signed in; they own the envelope's sender and From. */
function submissionHooks(parts: SmtpDoorParts, name: "submission" | "submissions"): SmtpHooks<Target, ProgramIdentity> {
  const { kernel, directory, book, programs, connections, admit, maySendAs, receive } = parts;
  const personOf = ({ identity }: SmtpPeer<ProgramIdentity>) =>
    identity && directory.actorOf(identity.personId)?.permissions.has("mail.use") ? identity.personId : undefined;
  return {
    async authenticate(login, password, peer) {
      const found = await programs.authenticate(login, password, {
        address: peer.address,
        door: name,
        program: peer.helo,
      });
      return found.ok ? { identity: found.identity } : signInRefusal(found.refusal.code);
    },
    entered(identity, peer, end) {
      const known = connections.enter(
        { door: name, ...identity, address: peer.address, program: peer.helo, secure: peer.secure },
        () => {
          end(smtpRefusals.withdrawn);
        },
      );
      return known.leave;
    },
    sender(address, peer) {
      const personId = personOf(peer);
      if (personId === undefined) return smtpRefusals.withdrawn;
      // Receipts and other answers by machine come from nobody (RFC 5321 §4.5.5).
      return address === "" || maySendAs(personId, address) ? undefined : smtpRefusals.notYourAddress;
    },
    recipient(address, { identity }, size) {
      const actor = identity && directory.actorOf(identity.personId);
      return actor ? admit(address, { kind: "person", actor }, size) : smtpRefusals.withdrawn;
    },
    async message(envelope, content, peer) {
      const personId = personOf(peer);
      const person = personId === undefined ? undefined : directory.person(personId);
      if (personId === undefined || !person) return smtpRefusals.withdrawn;
      return receive(envelope, content, peer, {
        door: name,
        maxBytes: maxBytesOf(parts),
        senderId: personId,
        edit: headerOfSender({
          maySend: (address) => maySendAs(personId, address),
          from: person.mailAddress,
          messageId: () => `<${kernel.newName()}@${book.domain()}>`,
          now: kernel.clock.now(),
        }),
      });
    },
    ...recording(parts, name),
  };
}

/** Scanners and machines that are listed: each sends as its one address, to our own people only. */
function deviceHooks(parts: SmtpDoorParts): SmtpHooks<Target> {
  const { kernel, book, devices, admit, receive } = parts;
  const deviceAt = (peer: SmtpPeer): KnownDevice | undefined => devices.at(peer.address);
  const isSender = (device: KnownDevice, address: string) => address.toLowerCase() === device.sender;
  return {
    admit: (address) => (devices.at(address) ? undefined : smtpRefusals.unlistedDevice),
    mendsLines: (address) => devices.at(address)?.mendsLines === true,
    sender(address, peer) {
      const device = deviceAt(peer);
      if (!device) return smtpRefusals.unlistedDevice;
      return isSender(device, address) ? undefined : smtpRefusals.notYourAddress;
    },
    recipient: (address, _peer, size) => admit(address, { kind: "device" }, size),
    async message(envelope, content, peer) {
      const device = deviceAt(peer);
      if (!device) return smtpRefusals.unlistedDevice;
      return receive(envelope, content, peer, {
        door: "devices",
        maxBytes: maxBytesOf(parts),
        senderId: null,
        deviceId: device.id,
        edit: headerOfSender({
          maySend: (address) => isSender(device, address),
          from: device.sender,
          messageId: () => `<${kernel.newName()}@${book.domain()}>`,
          now: kernel.clock.now(),
        }),
      });
    },
    ...recording(parts, "devices"),
  };
}

function signInRefusal(code: string): SmtpRefusal {
  if (code === "directory.tooManyAttempts" || code === "directory.busy") return smtpRefusals.tooManyAttempts;
  return code === "directory.changePasswordFirst" ? smtpRefusals.passwordTransition : smtpRefusals.wrongPassword;
}

/** What every door says of what it refused: to the log, and to the record that the administrator searches. */
function recording({ kernel, traffic, devices }: SmtpDoorParts, door: MailDoorName) {
  const log = kernel.log.named("smtp");
  return {
    refusalOf,
    refused(
      what: SmtpRefusal,
      peer: SmtpPeer<unknown>,
      { sender, recipient }: { readonly sender: string; readonly recipient: string },
    ) {
      const device = door === "devices" ? devices.at(peer.address) : undefined;
      traffic.note({
        what: "refused",
        door,
        peer: peer.address,
        sender,
        recipient,
        size: 0,
        reply: `${String(what.code)} ${what.enhanced} ${what.text}`,
        ...(device && { deviceId: device.id }),
      });
      log.info("A message was refused", {
        door,
        peer: peer.address,
        code: what.code,
        status: what.enhanced,
        sender: sender.slice(0, 320),
        recipient: recipient.slice(0, 320),
      });
    },
    failed(error: unknown, peer: SmtpPeer<unknown>) {
      log.error("A message could not be taken in", error, { door, peer: peer.address });
    },
  };
}
