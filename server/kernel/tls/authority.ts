// The certificate library resolves its parts through decorators, which need this first.
import "reflect-metadata";
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from "@peculiar/asn1-x509";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { createPrivateKey, randomBytes, webcrypto } from "node:crypto";
import { isIP } from "node:net";
import { PRIVATE_DOMAINS, PRIVATE_NETWORKS, type MachineNames } from "./names.ts";

/** A certificate with its private key, both PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

const DAY = 24 * 60 * 60 * 1000;
const AUTHORITY_LIFE = 3_650 * DAY;
/** Apple's mail program believes no certificate of longer than 825 days, and browsers none of more than 398. */
const SERVER_LIFE = 365 * DAY;
/** Clocks of other machines may be behind. */
const EARLIER = DAY;
const CURVE = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/**
 * A small certificate authority for one office. It can vouch for the office's domain, for this machine and for private networks only
 * (RFC 5280 §4.2.1.10): whoever trusts it gives nobody the power to pose as a bank.
 */
export async function makeAuthority(
  agency: { readonly name: string; readonly domain: string },
  machine: MachineNames,
  now: number,
): Promise<KeyPair> {
  const keys = await newKeys();
  const domains = [...machine.names, ...PRIVATE_DOMAINS];
  const networks = [
    ...PRIVATE_NETWORKS,
    ...machine.addresses.map((each) => `${each}/${isIP(each) === 6 ? "128" : "32"}`),
  ];
  const permitted = [
    ...[...new Set(domains)].map((dNSName) => new GeneralName({ dNSName })),
    ...networks.map((iPAddress) => new GeneralName({ iPAddress })),
  ].map((base) => new GeneralSubtree({ base }));
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(permitted) });
  const cert = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerial(),
    name: [
      { CN: [`Công Sở ${agency.domain}`.slice(0, 64)] },
      ...(agency.name === "" ? [] : [{ O: [agency.name.slice(0, 64)] }]),
    ],
    notBefore: new Date(now - EARLIER),
    notAfter: new Date(now + AUTHORITY_LIFE),
    signingAlgorithm: CURVE,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return pair(cert, keys.privateKey);
}

/** The certificate of this machine under all its names. */
export async function makeServer(authority: KeyPair, machine: MachineNames, now: number): Promise<KeyPair> {
  const issuer = new X509Certificate(authority.cert);
  const signingKey = await webcrypto.subtle.importKey(
    "pkcs8",
    createPrivateKey(authority.key).export({ type: "pkcs8", format: "der" }),
    CURVE,
    false,
    ["sign"],
  );
  const keys = await newKeys();
  const cert = await X509CertificateGenerator.create({
    serialNumber: newSerial(),
    subject: [{ CN: [(machine.names[0] ?? "localhost").slice(0, 64)] }],
    issuer: issuer.subjectName.toJSON(),
    notBefore: new Date(now - EARLIER),
    notAfter: new Date(Math.min(now + SERVER_LIFE, issuer.notAfter.getTime())),
    signingAlgorithm: CURVE,
    publicKey: keys.publicKey,
    signingKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...machine.names.map((value) => ({ type: "dns" as const, value })),
        ...machine.addresses.map((value) => ({ type: "ip" as const, value })),
      ]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return pair(cert, keys.privateKey);
}

const newKeys = () => webcrypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);

/** 127 bits: positive, and never twice. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
}

async function pair(cert: X509Certificate, privateKey: webcrypto.CryptoKey): Promise<KeyPair> {
  const key = await webcrypto.subtle.exportKey("pkcs8", privateKey);
  return { cert: `${cert.toString("pem")}\n`, key: `${PemConverter.encode(key, "PRIVATE KEY")}\n` };
}
