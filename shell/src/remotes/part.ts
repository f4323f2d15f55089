/** A part of the workspace that a remote fills. */
export type Part = 'ccp' | 'video' | 'adhoc' | 'playback';
