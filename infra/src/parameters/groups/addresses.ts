import { listOf, needed, possible, text } from '../parameter.ts';
import { ACCOUNT, DOMAIN, ORIGIN, PARTITION, REGION, UUID } from './patterns.ts';

const certificate = (region: string) =>
  `^arn:${PARTITION}:acm:${region}:${ACCOUNT}:certificate/${UUID}$`;

export const addressParameters = {
  'workspace-domain': needed(
    {
      meaning: 'Host of the agent workspace.',
      form: 'a host name',
      example: 'agents.example.com',
    },
    `^${DOMAIN}$`,
  ),
  'customer-domain': needed(
    {
      meaning: "Host of the customers' page; never the workspace's.",
      form: 'a host name',
      example: 'video.example.com',
    },
    `^${DOMAIN}$`,
  ),
  'api-domain': needed(
    { meaning: 'Host of the api.', form: 'a host name', example: 'api.example.com' },
    `^${DOMAIN}$`,
  ),
  'certificate-arn': needed(
    {
      meaning: "Certificate of the api's host, in the instance's region.",
      form: "a certificate's ARN",
      example:
        'arn:aws:acm:eu-central-1:111122223333:certificate/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    },
    certificate(REGION),
  ),
  'web-certificate-arn': needed(
    {
      meaning: "Certificate of both pages' hosts. CloudFront takes it from us-east-1 alone.",
      form: "a certificate's ARN in us-east-1",
      example:
        'arn:aws:acm:us-east-1:111122223333:certificate/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
    },
    certificate('us-east-1'),
  ),
  'hosted-zone-id': possible(
    {
      meaning:
        'Route 53 zone that the three hosts are entered in. Left out, you enter them where your names are kept.',
      form: "a hosted zone's id",
      example: 'Z0123456789ABCDEFGHIJ',
    },
    '^Z[A-Z0-9]{1,31}$',
  ),
  'hosted-zone-name': possible(
    {
      meaning: 'Name of that zone.',
      form: 'a host name',
      example: 'example.com',
      onlyIf: 'hosted-zone-id',
    },
    `^${DOMAIN}$`,
  ),
  'agent-api-allowed-origins': possible(
    {
      meaning: "Pages that may call the agents' side of the api. Left out, the workspace alone.",
      form: 'https origins, separated by commas; * is refused, since any page could call then',
      example: 'https://agents.example.com',
    },
    listOf(ORIGIN),
  ),
  'website-api-allowed-origins': possible(
    {
      meaning:
        "Pages that may call the customers' side of the api. Left out, the customers' page alone.",
      form: 'https origins, separated by commas; * is refused, since any page could call then',
      example: 'https://video.example.com,https://www.example.com',
    },
    listOf(ORIGIN),
  ),
  'website-ad-hoc-route-base-url': possible(
    {
      meaning: "Where links to ad-hoc routes lead. Left out, the customers' page.",
      form: 'an https address',
      example: 'https://www.example.com/video',
    },
    `^${ORIGIN}(/[^\\s?#]*)?$`,
  ),
  'company-name': text(
    {
      meaning: "What the customers' page calls you.",
      form: 'at most 80 characters',
      example: 'Riverbank Energy',
    },
    '^.{1,80}$',
    'us',
  ),
};
