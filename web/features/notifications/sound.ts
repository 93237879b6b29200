/** Small tones from the browser itself: no file, nothing to load. */

/** Semitones above A4 and when they begin, seconds. */
type Tune = readonly (readonly [semitones: number, at: number])[];

const POP: Tune = [
  [3, 0],
  [10, 0.11],
];
const URGENT: Tune = [
  [10, 0],
  [3, 0.16],
  [10, 0.32],
];
const LOUDNESS = { soft: 0.08, clear: 0.2 } as const;
const LENGTH = 0.28;

let context: AudioContext | undefined;

/** Plays a tune. A browser lets no page sound before somebody has pressed something on it: until then nothing happens. */
function play(tune: Tune, loudness: number): void {
  if (typeof AudioContext === "undefined" || !navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  const audio = context;
  if (audio.state === "suspended") void audio.resume();
  for (const [semitones, at] of tune) {
    const begins = audio.currentTime + at;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.type = "sine";
    tone.frequency.value = 440 * 2 ** (semitones / 12);
    // A struck tone: it begins at once and fades, without a click at either end.
    volume.gain.setValueAtTime(0, begins);
    volume.gain.linearRampToValueAtTime(loudness, begins + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, begins + LENGTH);
    tone.connect(volume).connect(audio.destination);
    tone.start(begins);
    tone.stop(begins + LENGTH + 0.05);
  }
}

export const playNotice = (urgent: boolean): void => {
  play(urgent ? URGENT : POP, urgent ? LOUDNESS.clear : LOUDNESS.soft);
};

export const playAlarm = (): void => {
  play(URGENT, LOUDNESS.clear);
};
