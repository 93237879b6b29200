import { Observable } from "../../kernel/observable.ts";
import { MAX_VOICE } from "./api.ts";

/** `1:05`. */
export function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A spoken message, ready to be sent. */
export interface Spoken {
  readonly file: File;
  readonly ms: number;
}

export interface RecorderView {
  readonly state: "idle" | "asking" | "recording";
  /** Milliseconds spoken so far. */
  readonly ms: number;
}

/** Whether this window may use a microphone: browsers give it only to pages that came over TLS or from the machine itself. */
export const mayRecord = (): boolean => isSecureContext && typeof MediaRecorder === "function";

/** In the order of preference; the office tells the type by the bytes. */
const TYPES = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"] as const;
const TICK = 200;

/** Records one voice note at a time, to the bound of its length. */
export class Recorder extends Observable<RecorderView> {
  #recorder: MediaRecorder | undefined;
  #chunks: Blob[] = [];
  #begun = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super({ state: "idle", ms: 0 });
  }

  /** Rejects where the person or the machine gives no microphone. */
  async begin(): Promise<void> {
    this.set({ state: "asking", ms: 0 });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
      const recorder = new MediaRecorder(stream, { ...(mimeType !== undefined && { mimeType }) });
      this.#recorder = recorder;
      this.#chunks = [];
      recorder.ondataavailable = ({ data }) => this.#chunks.push(data);
      recorder.start(1_000);
      this.#begun = performance.now();
      this.#timer = setInterval(() => {
        this.#tick();
      }, TICK);
      this.set({ state: "recording", ms: 0 });
    } catch (error) {
      this.set({ state: "idle", ms: 0 });
      throw error;
    }
  }

  /** Ends the recording; undefined where nothing was recorded. */
  async end(): Promise<Spoken | undefined> {
    const recorder = this.#recorder;
    if (!recorder) return undefined;
    const ms = Math.max(1, Math.min(Math.round(performance.now() - this.#begun), MAX_VOICE));
    const type = recorder.mimeType.split(";")[0] ?? "";
    const stopped = new Promise<void>((resolve) => {
      recorder.onstop = () => {
        resolve();
      };
    });
    if (recorder.state !== "inactive") recorder.stop();
    else recorder.onstop?.(new Event("stop"));
    await stopped;
    this.#release();
    const blob = new Blob(this.#chunks, { type });
    if (blob.size === 0) return undefined;
    const ending = type === "audio/ogg" ? "ogg" : type === "audio/mp4" ? "m4a" : "webm";
    return { file: new File([blob], `loi-nhan.${ending}`, { type }), ms };
  }

  cancel(): void {
    const recorder = this.#recorder;
    if (recorder && recorder.state !== "inactive") recorder.stop();
    this.#release();
  }

  #tick(): void {
    const ms = Math.min(performance.now() - this.#begun, MAX_VOICE);
    this.set({ state: "recording", ms });
    // At its bound the note waits to be sent.
    if (ms >= MAX_VOICE && this.#recorder?.state === "recording") this.#recorder.pause();
  }

  #release(): void {
    clearInterval(this.#timer);
    for (const track of this.#recorder?.stream.getTracks() ?? []) track.stop();
    this.#recorder = undefined;
    this.set({ state: "idle", ms: 0 });
  }
}
