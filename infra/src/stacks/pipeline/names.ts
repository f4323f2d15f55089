/** Role by which the pipeline releases remotes: a name of our own, since the web stack attaches the permission to it. */
export const RELEASE_ROLE = 'video-escalation-pipeline-release';
