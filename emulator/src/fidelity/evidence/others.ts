import { plain, type EvidenceTable } from '../evidence.ts';

export const others: readonly EvidenceTable[] = [
  {
    title: 'Security Token Service',
    service: 'STS',
    rows: plain(['model'], 'AssumeRole GetCallerIdentity'),
  },
  {
    title: 'Elastic Container Service',
    service: 'ECS',
    rows: [
      ...plain(['model'], 'DescribeTaskDefinition DescribeTasks ListTasks RegisterTaskDefinition'),
      { name: 'RunTask', seen: ['model'], assumed: 'how long each state of a task lasts' },
      { name: 'StopTask', seen: ['model'], assumed: 'how long each state of a task lasts' },
    ],
  },
  {
    title: 'Simple Storage Service',
    service: 'S3',
    rows: [
      ...plain(
        ['model'],
        'AbortMultipartUpload CopyObject CreateBucket DeleteObject DeleteObjects GetBucketCors GetBucketLocation HeadBucket HeadObject ListBuckets ListMultipartUploads ListObjects ListObjectsV2 ListParts PutBucketCors UploadPart UploadPartCopy',
      ),
      {
        name: 'CompleteMultipartUpload',
        seen: ['model'],
        assumed: 'parts with checksums have to be named with them',
      },
      { name: 'CreateMultipartUpload', seen: ['model'], assumed: 'the same' },
      { name: 'GetObject', seen: ['model'], lacks: 'PartNumber, versions' },
      { name: 'PutObject', seen: ['model'], lacks: 'CRC64NVME' },
    ],
  },
  {
    title: 'Key Management Service',
    service: 'KMS',
    rows: [
      { name: 'DescribeKey', seen: ['model'], lacks: 'CreationDate' },
      ...plain(['model'], 'GetPublicKey Sign'),
    ],
  },
  {
    title: 'Systems Manager',
    service: 'SSM',
    rows: plain(
      ['model'],
      'DeleteParameter DeleteParameters GetParameter GetParameters GetParametersByPath PutParameter',
    ),
  },
  {
    title: 'Amazon SES v2',
    service: 'SESv2',
    rows: [{ name: 'SendEmail', seen: ['model'], lacks: 'content but simple' }],
  },
  {
    title: 'Amazon SNS',
    service: 'SNS',
    rows: [{ name: 'Publish', seen: ['model'], lacks: 'topics: phone numbers alone' }],
  },
  { title: 'EventBridge', service: 'EventBridge', rows: plain(['model'], 'PutEvents') },
  {
    title: 'Service Quotas',
    service: 'ServiceQuotas',
    rows: plain(
      ['model'],
      'GetAWSDefaultServiceQuota GetServiceQuota ListAWSDefaultServiceQuotas ListServiceQuotas',
    ),
  },
];
