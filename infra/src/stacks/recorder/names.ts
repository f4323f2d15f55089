/** What the api calls the recorder's parts by: names of our own, so that no update of one stack waits for another. */
export const CLUSTER = 'video-escalation-recorder';
export const FAMILY = 'video-escalation-recorder';
export const CONTAINER = 'recorder';
