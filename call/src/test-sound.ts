const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_S = 0.22;

/** Three soft notes on the given speaker; settles when they have been played. */
export async function playChime(speakerId: string | null): Promise<void> {
  const context = new AudioContext();
  const element = new Audio();
  try {
    const out = context.createMediaStreamDestination();
    NOTES_HZ.forEach((hertz, index) => playNote(context, out, hertz, index * NOTE_S));
    element.srcObject = out.stream;
    if (speakerId && 'setSinkId' in element) await element.setSinkId(speakerId);
    await element.play();
    const lengthMs = (NOTES_HZ.length + 1) * NOTE_S * 1000;
    await new Promise((resolve) => setTimeout(resolve, lengthMs));
  } finally {
    element.srcObject = null;
    await context.close();
  }
}

function playNote(context: AudioContext, out: AudioNode, hertz: number, afterS: number): void {
  const start = context.currentTime + afterS;
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.25, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S * 1.6);
  oscillator.connect(gain).connect(out);
  oscillator.start(start);
  oscillator.stop(start + NOTE_S * 1.7);
}
