import { listOf, possible, text, whole } from '../parameter.ts';
import { REGION } from './patterns.ts';

/** Of old resources and of new ones. */
const ID = '([0-9a-f]{8}|[0-9a-f]{17})';
const SUBNETS = listOf(`subnet-${ID}`);

export const hostingParameters = {
  'vpc-id': possible(
    {
      meaning: 'A VPC of yours to deploy into. Left out, one is made with two zones.',
      form: "a VPC's id",
      example: 'vpc-0123456789abcdef0',
    },
    `^vpc-${ID}$`,
  ),
  'vpc-availability-zones': possible(
    {
      meaning: 'Zones of its subnets below, in their order.',
      form: 'at least two availability zones, separated by commas',
      example: 'eu-central-1a,eu-central-1b',
      onlyIf: 'vpc-id',
    },
    `^${REGION}[a-z](,${REGION}[a-z])+$`,
  ),
  'vpc-public-subnet-ids': possible(
    {
      meaning: 'Its subnets that the load balancer stands in, one a zone.',
      form: 'subnet ids, separated by commas',
      example: 'subnet-0123456789abcdef0,subnet-0123456789abcdef1',
      onlyIf: 'vpc-id',
    },
    SUBNETS,
  ),
  'vpc-private-subnet-ids': possible(
    {
      meaning:
        'Its subnets for everything else, one a zone, with a way out to the internet (NAT): calls are hosted by the Amazon Chime SDK.',
      form: 'subnet ids, separated by commas',
      example: 'subnet-0123456789abcdef2,subnet-0123456789abcdef3',
      onlyIf: 'vpc-id',
    },
    SUBNETS,
  ),
  'api-tasks-minimum': whole(
    {
      meaning: 'How many api tasks always run; two, so that one may fail.',
      form: 'a number from 2 to 100',
      example: '2',
    },
    { minimum: 2, maximum: 100 },
    2,
  ),
  'api-tasks-maximum': whole(
    {
      meaning: 'How many api tasks load may bring.',
      form: 'a number from 2 to 100',
      example: '10',
    },
    { minimum: 2, maximum: 100 },
    10,
  ),
  'redis-node-type': text(
    {
      meaning: 'Size of the two Valkey nodes. 100,000 living references take 213 MB.',
      form: 'an ElastiCache node type',
      example: 'cache.t4g.small',
    },
    '^cache\\.[a-z0-9]+\\.[a-z0-9]+$',
    'cache.t4g.small',
  ),
  'log-retention-days': whole(
    {
      meaning: 'Days until logs are deleted.',
      form: 'one of the periods that CloudWatch Logs knows, e.g. 30, 90, 365',
      example: '90',
    },
    { minimum: 1, maximum: 3_653 },
    90,
  ),
  'alarm-email': possible(
    {
      meaning: 'Who is told of alarms. Left out, they are shown and told to nobody.',
      form: 'an e-mail address',
      example: 'operations@example.com',
    },
    '^[^@\\s]+@[^@\\s]+$',
  ),
};
