/** What the systemd unit needs to know. Paths are absolute. */
export interface UnitWish {
  /** The program and what must stand before the command's name. */
  readonly program: readonly string[];
  /** `serve` options, as they would be typed. */
  readonly doors: readonly string[];
}

export const UNIT_NAME = "congso.service";
export const UNIT_FILE = `/etc/systemd/system/${UNIT_NAME}`;
export const USER = "congso";
export const STATE_DIR = "/var/lib/congso";

/**
 * The unit under which the office runs unattended: its own user without a shell, only its own folder writable, only the one privilege that
 * ports below 1024 need. See systemd.exec(5) and systemd.service(5).
 */
export function unitText({ program, doors }: UnitWish): string {
  const command = [...program, "serve", "--data", STATE_DIR, ...doors].map(quoted).join(" ");
  return `[Unit]
Description=Công Sở
Wants=network-online.target
After=network-online.target time-sync.target

[Service]
Type=simple
User=${USER}
Group=${USER}
ExecStart=${command}
WorkingDirectory=${STATE_DIR}
StateDirectory=congso
StateDirectoryMode=0700
UMask=0077
Restart=on-failure
RestartSec=3
TimeoutStopSec=15
KillSignal=SIGTERM
LimitNOFILE=65536
OOMScoreAdjust=-200

AmbientCapabilities=CAP_NET_BIND_SERVICE
CapabilityBoundingSet=CAP_NET_BIND_SERVICE
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateIPC=yes
ProtectClock=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectProc=invisible
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
RemoveIPC=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
# A GSM modem is a serial line of the group dialout; nothing else under /dev is within reach.
SupplementaryGroups=dialout
DevicePolicy=closed
DeviceAllow=char-ttyUSB rw
DeviceAllow=char-ttyACM rw

[Install]
WantedBy=multi-user.target
`;
}

/** Quotes an argument as systemd reads it: `"`, `\` and `%` are its own. */
function quoted(argument: string): string {
  const escaped = argument.replaceAll("%", "%%");
  return /^[\w@%+=:,./-]+$/.test(escaped) ? escaped : `"${escaped.replace(/["\\]/g, "\\$&")}"`;
}
