import type { Quality } from './call.ts';

/** About one report a second; five smooth out a single bad one. */
const WINDOW = 5;
const FAIR_LOSS_PERCENT = 3;
const POOR_LOSS_PERCENT = 10;

/** Judges a connection by the loss of its audio packets and by the service's own verdict. */
export function createNetworkJudge(tell: (quality: Quality) => void): {
  onLoss(percent: number): void;
  onVerdict(isPoor: boolean): void;
} {
  let recent: number[] = [];
  let isPoor = false;
  let told: Quality = 'good';

  function judge(): void {
    const mean = recent.reduce((sum, each) => sum + each, 0) / Math.max(1, recent.length);
    const quality =
      isPoor || mean > POOR_LOSS_PERCENT ? 'poor' : mean > FAIR_LOSS_PERCENT ? 'fair' : 'good';
    if (quality === told) return;
    told = quality;
    tell(quality);
  }

  return {
    onLoss: (percent) => {
      recent = [...recent, percent].slice(-WINDOW);
      judge();
    },
    onVerdict: (verdict) => {
      isPoor = verdict;
      judge();
    },
  };
}
