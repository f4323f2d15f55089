import {
  customerSiteOrigins,
  workspaceOrigins,
} from '@video-escalation/contracts/config/page-places';
import { securityHeaders } from '@video-escalation/contracts/config/security-headers';
import type { Page, Response } from '@playwright/test';
import { pagePlaces } from '@video-escalation/tooling/stack/page-places';
import { expect, test } from '../test.ts';
import { addresses } from '../world.ts';

/** Of the transfer and of caches; and what lets other origins read a remote. None of them loosens a policy. */
const OTHERS =
  /^(content-(type|length|encoding)|cache-control|etag|last-modified|accept-ranges|vary|date|connection|keep-alive|transfer-encoding|access-control-allow-origin|cross-origin-resource-policy)$/;

const origins = Object.values(addresses.web);

/** What our own servers send to a page from now on. */
function collectResponses(page: Page): Response[] {
  const all: Response[] = [];
  page.on('response', (response) => {
    if (origins.includes(new URL(response.url()).origin)) all.push(response);
  });
  return all;
}

/** In any order; of the emulated storage a deployment names one bucket. */
function comparable(headers: Readonly<Record<string, string>>): object {
  const policy = headers['content-security-policy']!.replace(/(\/s3\/)[\w-]+\//, '$1');
  const directives = policy.split('; ').map((each) => each.split(' ').toSorted());
  return { ...headers, 'content-security-policy': directives };
}

async function expectHeaders(
  responses: readonly Response[],
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  expect(responses.length).toBeGreaterThanOrEqual(3);
  for (const response of responses) {
    const sent = Object.entries(await response.allHeaders());
    const ofPolicy = sent.filter(([name]) => !OTHERS.test(name));
    expect(comparable(Object.fromEntries(ofPolicy)), response.url()).toEqual(comparable(expected));
  }
}

test('pages and remotes are served with the headers that the distributions on AWS send, and no others', async ({
  alice,
  chris,
}) => {
  const [agents, customers] = [collectResponses(alice.page), collectResponses(chris.page)];
  const places = pagePlaces(addresses);
  await alice.signsIn();
  await chris.opensThePage();
  // Served by what infra synthesizes; what is expected is the product's own description of its pages.
  await expectHeaders(agents, securityHeaders(workspaceOrigins(places)));
  await expectHeaders(customers, securityHeaders(customerSiteOrigins(places)));
});

test('a remote’s bare address, or a file that it lacks, is refused as S3 refuses what it lacks', async ({
  request,
}) => {
  for (const path of ['/', '/?', '/nothing.js']) {
    const answer = await request.get(addresses.web['mfe-ccp'] + path);
    expect(answer.status(), path).toBe(403);
  }
});

test('what a page’s policy forbids is noticed: in a frame too, and after the page was left', async ({
  chris,
  policyViolations,
}) => {
  // Until the browser has said so to the page: one that is left before that is never told.
  const runsForeignScript = () => {
    const isForbidden = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', () => resolve(), { once: true });
    });
    const script = document.createElement('script');
    script.textContent = 'document.title = "foreign"';
    document.head.append(script);
    return isForbidden;
  };
  await chris.opensThePage();
  await chris.page.evaluate(runsForeignScript);
  await chris.opensThePage('/?again');
  await chris.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = '/';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve));
  });
  await chris.page.frames().at(-1)!.evaluate(runsForeignScript);
  await expect
    .poll(() => policyViolations)
    .toEqual(['/: script-src-elem inline ', '/: script-src-elem inline ']);
  expect(await chris.page.title()).not.toBe('foreign');
  policyViolations.length = 0;
});
