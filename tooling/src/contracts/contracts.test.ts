import { compare } from '@video-escalation/contracts/compatibility/compare';
import { manifestFindings } from '@video-escalation/contracts/compatibility/manifests';
import { workspaceRegistry } from '@video-escalation/contracts/events/registry';
import type { RemoteManifest } from '@video-escalation/contracts/remote';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { repository } from '../paths.ts';
import { rangeFindings } from '../release/checks/bus-range.ts';
import { lastRelease, releasedBuses, reportFile } from './files.ts';
import { currentBus, surfaceReport } from './surface.ts';

it('contracts.api.md is current (else: npm run contracts)', async () => {
  expect(readFileSync(reportFile, 'utf8')).toBe(await surfaceReport());
});

it('remotes built on the last release run on these contracts', () => {
  expect(compare(lastRelease(), currentBus())).toEqual([]);
});

it.each(['mfe-ccp', 'mfe-video', 'mfe-adhoc'])("%s's manifest fits the bus", async (name) => {
  const file = pathToFileURL(join(repository, name, 'src', 'manifest.ts')).href;
  const { manifest } = (await import(file)) as { manifest: RemoteManifest };
  expect(manifestFindings(manifest, workspaceRegistry)).toEqual([]);
  expect(rangeFindings(manifest, releasedBuses())).toEqual([]);
});
