/** A refusal on the wire: reply code (RFC 5321 §4.2), enhanced status code (RFC 3463) and a line of ASCII text. */
export interface SmtpRefusal {
  readonly code: number;
  readonly enhanced: string;
  readonly text: string;
}

/** Carries a refusal through streams and promises. `responseCode` and the message are what smtp-server sends. */
export class SmtpRefused extends Error {
  readonly refusal: SmtpRefusal;
  readonly responseCode: number;

  constructor(refusal: SmtpRefusal) {
    super(`${refusal.enhanced} ${refusal.text}`);
    this.name = "SmtpRefused";
    this.refusal = refusal;
    this.responseCode = refusal.code;
  }
}

function refusal(code: number, enhanced: string, text: string): SmtpRefusal {
  return { code, enhanced, text };
}

/** Every refusal of the doors, so that tests, logs and the administrator's page speak of the same ones. */
export const smtpRefusals = {
  unknownRecipient: refusal(550, "5.1.1", "No such person here"),
  noRelaying: refusal(550, "5.7.1", "Relaying denied: this server takes mail for its own domain only"),
  outgoingOff: refusal(550, "5.7.1", "Mail to other offices is switched off here"),
  notYourAddress: refusal(550, "5.7.1", "You may not send as this address"),
  notYourFrom: refusal(550, "5.7.1", "The From field names an address that you may not send as"),
  notForYou: refusal(550, "5.7.1", "You may not write to this list"),
  unlistedDevice: refusal(554, "5.7.1", "This address is not in the list of devices"),
  needsUtf8: refusal(553, "5.6.7", "An address with other than ASCII letters needs SMTPUTF8"),
  tooManyPeople: refusal(550, "5.5.3", "The message goes to more people than one message may"),
  badHeader: refusal(550, "5.6.0", "The header of the message cannot be understood"),
  tlsFirst: refusal(538, "5.7.11", "Encryption is required: issue STARTTLS first"),
  wrongPassword: refusal(535, "5.7.8", "The user name or the password is wrong"),
  passwordTransition: refusal(432, "4.7.12", "Change the one-time password in the browser first"),
  tooManyAttempts: refusal(454, "4.7.0", "Too many attempts to sign in, try again later"),
  signInGuessing: refusal(421, "4.7.0", "Too many failed attempts to sign in"),
  withdrawn: refusal(421, "4.7.0", "The password of this connection was withdrawn"),
  badSender: refusal(550, "5.1.7", "The sender's address is not valid"),
  tooLarge: refusal(552, "5.3.4", "The message is larger than this server takes"),
  headerTooLarge: refusal(552, "5.3.4", "The header of the message is larger than this server takes"),
  tooManyRecipients: refusal(452, "4.5.3", "Too many recipients in one message, send it again to the others"),
  bareLf: refusal(550, "5.6.0", "A line ends with a bare LF; lines end with CR LF (RFC 5321 section 2.3.8)"),
  bareCr: refusal(550, "5.6.0", "A line holds a bare CR; lines end with CR LF (RFC 5321 section 2.3.8)"),
  loop: refusal(554, "5.4.6", "The message goes round in a loop"),
  diskFull: refusal(452, "4.3.1", "The server's disk is full, try again later"),
  mailboxFull: refusal(452, "4.2.2", "The mailbox is full, try again later"),
  failed: refusal(451, "4.3.0", "The message could not be stored, try again later"),
  stopping: refusal(421, "4.3.2", "The server is stopping, try again in a few minutes"),
  busy: refusal(421, "4.3.2", "The server is busy, try again in a moment"),
  tooManyConnections: refusal(421, "4.7.0", "Too many connections from your address"),
  tooFast: refusal(450, "4.7.1", "Too many messages from your address, slow down"),
  guessing: refusal(421, "4.7.0", "Too many recipients that do not exist"),
  tooSlow: refusal(421, "4.4.2", "The client is too slow"),
} as const satisfies Record<string, SmtpRefusal>;

export function isRefusal(value: unknown): value is SmtpRefusal {
  return typeof value === "object" && value !== null && "enhanced" in value && "code" in value;
}
