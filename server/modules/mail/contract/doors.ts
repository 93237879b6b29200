/**
 * Where programs come in, with the port that the standards give each (RFC 5321, 6409, 8314, 9051, 1939) and the one that it takes where the
 * first may not be opened. `smtp` takes mail for our own people; `submission` and `submissions` take it from people who have signed in;
 * `devices` from scanners; the others give a mailbox to a mail program. A name with an s at its end speaks TLS from the first byte.
 */
export const MAIL_DOORS = {
  smtp: { standard: 25, other: 2525 },
  submission: { standard: 587, other: 2587 },
  submissions: { standard: 465, other: 2465 },
  devices: { standard: 26, other: 2526 },
  imap: { standard: 143, other: 2143 },
  imaps: { standard: 993, other: 2993 },
  pop3: { standard: 110, other: 2110 },
  pop3s: { standard: 995, other: 2995 },
} as const;

export type MailDoorName = keyof typeof MAIL_DOORS;

export const MAIL_DOOR_NAMES = Object.keys(MAIL_DOORS) as readonly MailDoorName[];
