/** How a make of modem speaks, where makes differ. */
export interface Persona {
  readonly name: string;
  readonly maker: string;
  readonly model: string;
  readonly firmware: string;
  /** The command that tells the card's number, and how the answer begins. */
  readonly card: readonly [command: string, answer: string];
  /** What it says by itself. */
  readonly noise: readonly string[];
  /** The modes of AT+CNMI that it takes. */
  readonly indications: readonly string[];
  /** Whether it knows `AT+CSMS=1`, and so wants `AT+CNMA`. */
  readonly acknowledges: boolean;
  readonly knowsLte: boolean;
  /** How it tells the tries that are left for a PIN. */
  readonly tries: readonly [command: string, answer: (left: number) => string];
}

export const PERSONAS = {
  quectel: {
    name: "Quectel EC25",
    maker: "Quectel",
    model: "EC25",
    firmware: "EC25EFAR06A06M4G",
    card: ["AT+QCCID", "+QCCID: "],
    noise: ["RDY", "+QIND: SMS DONE", "+QIND: PB DONE"],
    indications: ["2,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0"],
    acknowledges: true,
    knowsLte: true,
    tries: ['AT+QPINC="SC"', (left) => `+QPINC: "SC",${left},10`],
  },
  simcom: {
    name: "SIMCom SIM7600",
    maker: "SIMCOM INCORPORATED",
    model: "SIMCOM_SIM7600CE",
    firmware: "LE11B14SIM7600CE",
    card: ["AT+CICCID", "+ICCID: "],
    noise: ["RDY", "+CPIN: READY", "SMS DONE", "PB DONE"],
    indications: ["2,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0"],
    acknowledges: true,
    knowsLte: true,
    tries: ["AT+SPIC", (left) => `+SPIC: ${left},10,0,10`],
  },
  huawei: {
    name: "Huawei E3372",
    maker: "huawei",
    model: "E3372",
    firmware: "21.200.07.01.1021",
    card: ["AT^ICCID?", "^ICCID: "],
    noise: ["^BOOT:0,0,0,0,75", "^RSSI:19", '^HCSQ:"LTE",42,40,116,22', "^MODE:7,9"],
    indications: ["2,1,0,2,0", "2,1,0,0,0"],
    acknowledges: false,
    knowsLte: true,
    tries: ["AT^CPIN?", (left) => `^CPIN: SIM PIN,${left},10,${left},10,3`],
  },
  old: {
    name: "Wavecom (GSM)",
    maker: "WAVECOM MODEM",
    model: "MULTIBAND  900E  1800",
    firmware: "657e09gg.Q2406B",
    card: ["AT+CCID", "+CCID: "],
    noise: ["+WIND: 7", "RING"],
    indications: ["2,1,0,0,0"],
    acknowledges: false,
    knowsLte: false,
    tries: ['AT+CPINR="SIM PIN"', (left) => `+CPINR: SIM PIN,${left}`],
  },
} as const satisfies Record<string, Persona>;

export type PersonaName = keyof typeof PERSONAS;
