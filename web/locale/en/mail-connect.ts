import type { Texts } from "../../kernel/texts.ts";

export default {
  "mail-connect.address": "Mail address",
  "mail-connect.authority": "Download the office's certificate",
  "mail-connect.closed": "No door is open for mail programs",
  "mail-connect.closed-text":
    "An administrator has to open the IMAP and SMTP doors. Meanwhile your mail works in the browser as usual.",
  "mail-connect.copied": "Copied",
  "mail-connect.copy": "Copy",
  "mail-connect.create": "Create a password",
  "mail-connect.device": "Name of the device",
  "mail-connect.device-example": "My telephone",
  "mail-connect.imap": "Incoming mail (IMAP)",
  "mail-connect.last": "Last used",
  "mail-connect.login": "User name",
  "mail-connect.nav": "Connect a mail program",
  "mail-connect.never": "Not used yet",
  "mail-connect.no-name": "Give the device a name, such as “Telephone”.",
  "mail-connect.once": "The password for “{0}”. Type it into the mail program now: it is shown this once.",
  "mail-connect.passwords": "Passwords for devices",
  "mail-connect.passwords-why":
    "Each device has a password of its own: when one is lost, withdraw that one, and the others go on working.",
  "mail-connect.phone": "On a telephone",
  "mail-connect.phone-text":
    "The telephone must be in the office's network. Point its camera at the square code to open this page there, then follow the steps.",
  "mail-connect.pop3": "Incoming mail (POP3)",
  "mail-connect.port": "Port",
  "mail-connect.profile": "Download the configuration profile",
  "mail-connect.program": "Your program",
  "mail-connect.qr": "Square code that leads to this page",
  "mail-connect.security": "Security",
  "mail-connect.server": "Server",
  "mail-connect.smtp": "Outgoing mail (SMTP)",
  "mail-connect.step-android": "In the mail app: Add account → Other, enter your mail address, choose IMAP.",
  "mail-connect.step-android-ca":
    "Download the office's certificate on the telephone, then open Settings → Security → Install certificate → CA certificate and choose the file.",
  "mail-connect.step-copy": "Copy server, port and security from above for incoming and outgoing mail.",
  "mail-connect.step-finish": "Finish. Messages, folders and labels are the same as in the browser.",
  "mail-connect.step-iphone-install": "Open Settings → Profile downloaded → Install.",
  "mail-connect.step-iphone-trust":
    "Open Settings → General → About → Certificate Trust Settings and turn on the office's certificate.",
  "mail-connect.step-manual":
    "If Thunderbird does not find the servers by itself, choose Configure manually and copy the values above.",
  "mail-connect.step-outlook":
    "In Outlook: File → Add account, enter your mail address, choose to set it up yourself, then IMAP.",
  "mail-connect.step-password":
    "Create a password for the device above, and paste it when you are asked for the password.",
  "mail-connect.step-scan":
    "Scan the square code with the telephone's camera, sign in and download the configuration profile.",
  "mail-connect.step-thunderbird": "Choose New account → Mail, enter your name and your mail address.",
  "mail-connect.step-thunderbird-ca":
    "Download the office's certificate. In Thunderbird: Settings → Privacy & Security → Certificates → Manage → Authorities → Import, choose the file and trust it for websites.",
  "mail-connect.step-windows-ca":
    "Download the office's certificate, open it, choose Install certificate → Local machine → Trusted root certification authorities.",
  "mail-connect.steps": "Step by step",
  "mail-connect.title": "Connect your mail program",
  "mail-connect.values": "What to enter",
  "mail-connect.withdraw": "Withdraw",
  "mail-connect.withdraw-heading": "Withdraw the password of “{0}”?",
  "mail-connect.withdraw-text": "The device loses its connection at once and can neither get nor send mail.",
} satisfies Texts;
