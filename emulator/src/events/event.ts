import { randomUUID } from 'node:crypto';

/** What a service says of itself, before EventBridge has put its envelope around it. */
export interface ServiceEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
}

export type PublishEvent = (event: ServiceEvent) => void;

/** An event as rules and targets see it. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export function envelope(
  { source, detailType, detail, resources = [] }: ServiceEvent,
  place: { readonly account: string; readonly region: string },
  at: Date,
): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: place.account,
    time: `${at.toISOString().slice(0, 19)}Z`,
    region: place.region,
    resources,
    detail,
  };
}
