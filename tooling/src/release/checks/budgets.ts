/** Compressed scripts (gzip), in kB of 1000 bytes. */
export interface Budget {
  /** What `./remote` needs before it can be mounted. */
  readonly atOnceKb: number;
  readonly totalKb: number;
}

/** A tenth or so above what each had when it was set: growth is a decision. */
export const budgets: Readonly<Record<string, Budget>> = {
  'mfe-ccp': { atOnceKb: 48, totalKb: 260 },
  'mfe-video': { atOnceKb: 104, totalKb: 380 },
  'mfe-adhoc': { atOnceKb: 54, totalKb: 54 },
};
