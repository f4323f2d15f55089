import { describe, expect, it } from 'vitest';
import { containerOf, propertiesOf } from '../../testing/template-parts.ts';
import { synthesized } from '../../testing/variants.ts';

const recorder = () => synthesized('recording').templates.Recorder!;

describe('the recorder on AWS', () => {
  it('has the size that was measured, and a disk for the longest recording twice', () => {
    recorder().hasResourceProperties('AWS::ECS::TaskDefinition', {
      Cpu: '2048',
      Memory: '4096',
      EphemeralStorage: { SizeInGiB: 40 },
    });
  });

  it('gets all the time that Fargate gives to finish and upload', () => {
    expect(containerOf(recorder()).StopTimeout).toBe(120);
  });

  it('writes to its spool and its profile alone', () => {
    expect(containerOf(recorder())).toMatchObject({
      ReadonlyRootFilesystem: true,
      MountPoints: [
        { ContainerPath: '/spool', ReadOnly: false },
        { ContainerPath: '/tmp', ReadOnly: false },
      ],
    });
  });

  it('goes out to TLS and to the media’s port, and nobody comes in', () => {
    const [group] = propertiesOf<{
      SecurityGroupIngress?: unknown;
      SecurityGroupEgress: { IpProtocol: string; FromPort: number }[];
    }>(recorder(), 'AWS::EC2::SecurityGroup');
    expect(group!.SecurityGroupIngress).toBeUndefined();
    expect(group!.SecurityGroupEgress.map((each) => [each.IpProtocol, each.FromPort])).toEqual([
      ['tcp', 443],
      ['udp', 3478],
    ]);
  });

  it('runs only when the api starts one', () => {
    recorder().resourceCountIs('AWS::ECS::Service', 0);
  });
});
