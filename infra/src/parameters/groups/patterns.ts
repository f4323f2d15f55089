/** Parts of patterns that several parameters share. */
export const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
export const ORIGIN = 'https://[a-z0-9.-]+(:\\d+)?';
export const DOMAIN = '[a-z0-9-]+(\\.[a-z0-9-]+)+';
export const REGION = '[a-z]{2}(-[a-z]+)+-\\d';
export const PARTITION = 'aws(-[a-z]+)*';
export const ACCOUNT = '\\d{12}';
/** A dollar sign would begin a JSONPath in a flow. */
export const SENTENCES = '^[^$]{1,500}$';
