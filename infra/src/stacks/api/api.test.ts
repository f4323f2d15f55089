import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { containerOf, propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

const api = () => synthesized('recording').templates.Api!;

describe('the api on AWS', () => {
  it('always has two tasks, and goes back by itself when new ones don’t get healthy', () => {
    api().hasResourceProperties('AWS::ECS::Service', {
      DesiredCount: 2,
      DeploymentConfiguration: {
        MinimumHealthyPercent: 100,
        DeploymentCircuitBreaker: { Enable: true, Rollback: true },
      },
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
    });
    api().hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
      MinCapacity: 2,
      MaxCapacity: 10,
    });
  });

  it('gets time to let requests finish and to end event streams', () => {
    api().hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      HealthCheckPath: '/healthz',
      TargetGroupAttributes: Match.arrayWith([
        { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
      ]),
    });
    expect(containerOf(api()).StopTimeout).toBe(30);
  });

  it('can’t change its own files', () => {
    expect(containerOf(api()).ReadonlyRootFilesystem).toBe(true);
  });

  it('is reached over TLS alone, at its own host, without what operators look at', () => {
    const listeners = propertiesOf<{ Port: number; Protocol: string }>(
      api(),
      'AWS::ElasticLoadBalancingV2::Listener',
    );
    expect(listeners.map(({ Port, Protocol }) => [Port, Protocol])).toEqual([[443, 'HTTPS']]);
    const rules = propertiesOf<{ Priority: number; Conditions: unknown; Actions: unknown }>(
      api(),
      'AWS::ElasticLoadBalancingV2::ListenerRule',
    ).toSorted((a, b) => a.Priority - b.Priority);
    expect(rules).toMatchObject([
      {
        Conditions: [{ PathPatternConfig: { Values: ['/metrics', '/readyz'] } }],
        Actions: [{ Type: 'fixed-response' }],
      },
      {
        Conditions: [{ HostHeaderConfig: { Values: ['api.riverbank.example'] } }],
        Actions: [{ Type: 'forward' }],
      },
    ]);
  });

  it('is entered in the operator’s zone, if there is one', () => {
    api().hasResourceProperties('AWS::Route53::RecordSet', { Name: 'api.riverbank.example.' });
    synthesized('least').templates.Api!.resourceCountIs('AWS::Route53::RecordSet', 0);
  });

  it('takes nothing from the network but from the load balancer', () => {
    const open = propertiesOf<{ SecurityGroupIngress?: { CidrIp: string; FromPort: number }[] }>(
      api(),
      'AWS::EC2::SecurityGroup',
    ).flatMap(({ SecurityGroupIngress = [] }) => SecurityGroupIngress);
    expect(open.map(({ CidrIp, FromPort }) => [CidrIp, FromPort])).toEqual([['0.0.0.0/0', 443]]);
  });
});
