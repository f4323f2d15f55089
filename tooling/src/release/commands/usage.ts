export const USAGE = `Releases the remotes of the workspace, each by itself (docs/release.md).

  npm run release -- REMOTE…  [--canary PERCENT] [--note "…"] [--uncommitted]
      Builds each remote from the commit, checks it, uploads it and makes it everybody's,
      or with --canary that of so many per cent of the users.
  npm run release -- --missing                    every remote that was never released there, and no other
  npm run release -- promote REMOTE [VERSION]     the canary, or that version, becomes everybody's
  npm run release -- rollback REMOTE [--to VERSION]
      Withdraws the running canary; without one, everybody gets what was everybody's before.
  npm run release -- pin REMOTE VERSION --user NAME | --group NAME
  npm run release -- unpin REMOTE --user NAME | --group NAME
  npm run release -- status [--user NAME [--groups A,B]]
  npm run release -- history [REMOTE]             who changed what, when and why
  npm run release -- prune REMOTE                 forgets versions beyond the last five that nobody gets

  Every command takes --note "why" and --stage STAGE: local (a running npm start, the default),
  aws (the account that the AWS SDK finds) or the name of an AWS profile.`;
