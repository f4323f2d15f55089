import { describe, expect, it } from 'vitest';
import { resolve, type Names } from './intrinsics.ts';

const names: Names = {
  ref: (name) => ({ Bucket: 'files', 'AWS::Region': 'us-east-1' })[name],
  attribute: (logicalId, attribute) => `<${logicalId}:${attribute}>`,
  importValue: (name) => ({ 'Fn::Join': ['', ['imported ', name]] }),
  dynamicReference: (reference) => `value of ${reference}`,
  availabilityZones: ['us-east-1a', 'us-east-1b'],
};

const cases: readonly (readonly [what: string, value: unknown, resolved: unknown])[] = [
  ['a text', 'plain', 'plain'],
  ['a variable of an IAM policy, which is not CloudFormation’s', '${aws:userid}', '${aws:userid}'],
  ['a number', 3, 3],
  ['Ref of a resource', { Ref: 'Bucket' }, 'files'],
  ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-1'],
  ['AWS::NoValue in a list', ['a', { Ref: 'AWS::NoValue' }], ['a']],
  ['AWS::NoValue as a property', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  [
    'Fn::GetAtt as a list',
    { 'Fn::GetAtt': ['Nodes', 'PrimaryEndPoint.Address'] },
    '<Nodes:PrimaryEndPoint.Address>',
  ],
  ['Fn::GetAtt as a text', { 'Fn::GetAtt': 'Role.Arn' }, '<Role:Arn>'],
  ['Fn::Join of nested parts', { 'Fn::Join': ['/', ['a', { Ref: 'Bucket' }]] }, 'a/files'],
  ['Fn::Select of Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
  ['Fn::Select with a text as index', { 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
  ['Fn::Select of Fn::GetAZs', { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, 'us-east-1b'],
  ['Fn::Sub of a pseudo parameter', { 'Fn::Sub': 'at ${AWS::Region}' }, 'at us-east-1'],
  ['Fn::Sub of an attribute', { 'Fn::Sub': '${Role.Arn}!' }, '<Role:Arn>!'],
  [
    'Fn::Sub with own variables',
    { 'Fn::Sub': ['${a}-${Bucket}', { a: { Ref: 'Bucket' } }] },
    'files-files',
  ],
  ['Fn::Sub with a literal', { 'Fn::Sub': '${!Bucket}' }, '${Bucket}'],
  ['Fn::ImportValue, whose export is resolved as well', { 'Fn::ImportValue': 'x' }, 'imported x'],
  [
    'a dynamic reference that is joined from parts',
    { 'Fn::Join': ['', ['a {{resolve:secretsmanager:', { Ref: 'Bucket' }, ':SecretString:::}}']] },
    'a value of resolve:secretsmanager:files:SecretString:::',
  ],
  [
    'a policy’s Condition, which is not CloudFormation’s',
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ],
];

describe('a value of a template', () => {
  it.each(cases)('%s is resolved', (_what, value, resolved) => {
    expect(resolve(value, names)).toEqual(resolved);
  });

  it.each([
    ['Fn::FindInMap', { 'Fn::FindInMap': ['a', 'b', 'c'] }, /^Fn::FindInMap is an intrinsic/],
    ['Fn::If, deep inside', { a: [{ 'Fn::If': ['x', 1, 2] }] }, /^Fn::If is an intrinsic/],
    ['an element that is not there', { 'Fn::Select': [3, ['a']] }, /Fn::Select finds no element 3/],
    ['a list where a text belongs', { 'Fn::Split': ['/', ['a']] }, /Fn::Split takes a text/],
  ])('%s is refused by its name', (_what, value, message) => {
    expect(() => resolve(value, names)).toThrow(message);
  });
});
