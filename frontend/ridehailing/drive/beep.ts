const TONES = [880, 1175];
const TONE_SECONDS = 0.16;

/** Plays two short tones; does nothing in a browser without audio. */
export function beep(): void {
  if (typeof AudioContext === "undefined") return;
  const audio = new AudioContext();
  const tones = TONES.map((frequency, index) => tone(audio, frequency, audio.currentTime + index * TONE_SECONDS));
  tones.at(-1)?.addEventListener("ended", () => audio.close());
}

function tone(audio: AudioContext, frequency: number, start: number): OscillatorNode {
  const oscillator = new OscillatorNode(audio, { frequency });
  const volume = new GainNode(audio, { gain: 0.15 });
  volume.gain.setTargetAtTime(0, start + TONE_SECONDS / 2, TONE_SECONDS / 6);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + TONE_SECONDS);
  return oscillator;
}
