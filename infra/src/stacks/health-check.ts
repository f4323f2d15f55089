import { Duration } from 'aws-cdk-lib';
import type { HealthCheck } from 'aws-cdk-lib/aws-ecs';

/** Asks what the image's own HEALTHCHECK does, which ECS doesn't look at. */
export function healthCheck(port: number, startPeriod: Duration): HealthCheck {
  const ask = `fetch('http://127.0.0.1:${port}/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
  return {
    command: ['CMD', 'node', '-e', ask],
    interval: Duration.seconds(10),
    timeout: Duration.seconds(3),
    startPeriod,
  };
}
