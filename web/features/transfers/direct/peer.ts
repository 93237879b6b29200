import { DIRECT_SIGNAL } from "../../../../server/modules/transfers/contract.ts";
import { live } from "../../../kernel/live.ts";

/** What two windows say to each other over the office while they arrange a direct connection. `from` and `to` name windows. */
export type Signal =
  /** The sender is there and has the files. */
  | { readonly kind: "call"; readonly from: string }
  /** The receiver has accepted here. */
  | { readonly kind: "ready"; readonly from: string }
  /** This window cannot take anything directly. */
  | { readonly kind: "cannot"; readonly from: string }
  | { readonly kind: "offer" | "answer"; readonly from: string; readonly to: string; readonly sdp: string }
  | { readonly kind: "ice"; readonly from: string; readonly to: string; readonly candidate: RTCIceCandidateInit };

/** This window's name: on plain http there is no `crypto.randomUUID`. */
export const ME = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16)).join("");

export const topicOf = (transferId: number): string => `transfer:${String(transferId)}`;

export function say(transferId: number, signal: Signal): void {
  live.signal(topicOf(transferId), DIRECT_SIGNAL, signal);
}

/** Hears the other side's signals that are for everyone or for this window. */
export function hear(transferId: number, watcher: (signal: Signal) => void): () => void {
  return live.subscribeSignals(topicOf(transferId), ({ name, data }) => {
    const signal = data as Signal;
    if (name !== DIRECT_SIGNAL || signal.from === ME) return;
    if ("to" in signal && signal.to !== ME) return;
    watcher(signal);
  });
}

/** A connection that is not there by then will not be: the appliance is. Milliseconds. */
const OPEN_TIME = 6_000;

/**
 * Opens a data channel to the window `other`; no server of anybody's helps, only the addresses of the two machines. Rejects when it does not come
 * about. `offer`: what the other side has sent, where it called first.
 */
export async function connectTo(
  transferId: number,
  other: string,
  signal: AbortSignal,
  offer?: string,
): Promise<{ channel: RTCDataChannel; close: () => void }> {
  const peer = new RTCPeerConnection({ iceServers: [] });
  const early: RTCIceCandidateInit[] = [];
  const stopHearing = hear(transferId, (said) => {
    if (said.from !== other) return;
    if (said.kind === "answer") void peer.setRemoteDescription({ type: "answer", sdp: said.sdp }).then(addEarly, close);
    if (said.kind === "ice") {
      if (peer.remoteDescription) void peer.addIceCandidate(said.candidate).catch(() => undefined);
      else early.push(said.candidate);
    }
  });
  const addEarly = () => {
    for (const candidate of early.splice(0)) void peer.addIceCandidate(candidate).catch(() => undefined);
  };
  function close(): void {
    stopHearing();
    signal.removeEventListener("abort", close);
    peer.close();
  }
  signal.addEventListener("abort", close);
  peer.onicecandidate = ({ candidate }) => {
    if (candidate) say(transferId, { kind: "ice", from: ME, to: other, candidate: candidate.toJSON() });
  };
  const opened = offer === undefined ? openOf(peer.createDataChannel("files")) : incoming(peer);
  try {
    if (offer === undefined) {
      await peer.setLocalDescription(await peer.createOffer());
    } else {
      await peer.setRemoteDescription({ type: "offer", sdp: offer });
      addEarly();
      await peer.setLocalDescription(await peer.createAnswer());
    }
    const kind = offer === undefined ? "offer" : "answer";
    say(transferId, { kind, from: ME, to: other, sdp: peer.localDescription?.sdp ?? "" });
    const channel = await within(opened, OPEN_TIME, signal);
    peer.onconnectionstatechange = () => {
      if (peer.connectionState === "failed") channel.close();
    };
    return { channel, close };
  } catch (error) {
    close();
    throw error;
  }
}

function incoming(peer: RTCPeerConnection): Promise<RTCDataChannel> {
  return new Promise((resolve, reject) => {
    peer.ondatachannel = ({ channel }) => {
      openOf(channel).then(resolve, reject);
    };
  });
}

function openOf(channel: RTCDataChannel): Promise<RTCDataChannel> {
  channel.binaryType = "arraybuffer";
  if (channel.readyState === "open") return Promise.resolve(channel);
  return new Promise((resolve, reject) => {
    channel.onopen = () => {
      resolve(channel);
    };
    channel.onclose = () => {
      reject(new Error("The channel did not open."));
    };
  });
}

/** The value in time, or a rejection. */
export function within<T>(value: Promise<T>, ms: number, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error("It took too long."));
    }, ms);
    const stop = () => {
      reject(new DOMException("Aborted", "AbortError"));
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    value.then(resolve, reject).finally(end);
  });
}

/** What goes over the channel beside the bytes. */
export type Word =
  /** The receiver has so much: begin there. */
  | { readonly kind: "from"; readonly at: number }
  /** So much is on the receiver's disk. */
  | { readonly kind: "held"; readonly at: number }
  /** That was all; its hash. */
  | { readonly kind: "end"; readonly hash: string }
  /** Everything is there and right, or it is not. */
  | { readonly kind: "done" }
  | { readonly kind: "wrong" };

export const wordOf = (data: unknown): Word | undefined =>
  typeof data === "string" ? (JSON.parse(data) as Word) : undefined;
