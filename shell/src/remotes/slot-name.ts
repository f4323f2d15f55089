/** A slot of the workspace that the shell knows by name. */
export type SlotName = 'ccp' | 'video' | 'adhoc' | 'playback';
