import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

const runbook = readFileSync(
  join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'runbook.md'),
  'utf8',
);

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: unknown[];
}

const alarms = propertiesOf<AlarmProperties>(
  synthesized('recording').templates.Monitoring!,
  'AWS::CloudWatch::Alarm',
);

describe('alarms', () => {
  it('have a heading in the runbook each, and the runbook has none that doesn’t exist', () => {
    const named = alarms.map(({ AlarmDescription }) => AlarmDescription.split('#')[1]);
    const headings = [...runbook.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it('are explained: what it means, what to look at, what to do', () => {
    const sections = runbook.split(/^### /m).slice(1);
    for (const section of sections) {
      const [name] = section.split('\n');
      for (const part of ['**Means.**', '**Look at.**', '**Do.**']) {
        expect(section, `${name}: ${part}`).toContain(part);
      }
    }
  });

  it('are told to somebody', () => {
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1);
    synthesized('recording').templates.Monitoring!.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@riverbank.example',
    });
  });

  it('hear of remotes that fail on agents’ pages, with a table of which they are', () => {
    const monitoring = synthesized('recording').templates.Monitoring!;
    const filters = Object.values(synthesized('recording').templates).flatMap((template) =>
      propertiesOf<{ FilterPattern: string }>(template, 'AWS::Logs::MetricFilter'),
    );
    expect(filters.map((each) => each.FilterPattern)).toContain('{ $.msg = "remote failed" }');
    const dashboard = JSON.stringify(propertiesOf(monitoring, 'AWS::CloudWatch::Dashboard'));
    for (const title of ['Remotes: failures by remote and version', 'Remotes: load time, ms']) {
      expect(dashboard).toContain(title);
    }
  });

  it('stand for all that may go wrong, also without recordings', () => {
    const least = propertiesOf<AlarmProperties>(
      synthesized('least').templates.Monitoring!,
      'AWS::CloudWatch::Alarm',
    );
    expect(alarms.length - least.length).toBe(3);
  });
});
