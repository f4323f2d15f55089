import { Type } from 'typebox';
import { AwsError, notEmulated } from '../errors.ts';
import { contactView } from './contact-views.ts';
import { checkAttributes, contactId, instanceId } from './inputs.ts';
import { param, parseBody, type Operation } from './operation.ts';

const contactInput = { InstanceId: instanceId, ContactId: contactId };

export const describeContact: Operation = ({ directory, center }) => ({
  name: 'DescribeContact',
  method: 'GET',
  path: '/contacts/:InstanceId/:ContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    return { Contact: contactView(center.get(param(call, 'ContactId')), directory) };
  },
});

const updatable = ['Name', 'Description', 'References', 'SegmentAttributes'];

export const updateContact: Operation = ({ directory, center }) => ({
  name: 'UpdateContact',
  method: 'POST',
  path: '/contacts/:InstanceId/:ContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    const unknown = Object.keys(call.body as object).find((name) => !updatable.includes(name));
    if (unknown !== undefined) throw notEmulated(`UpdateContact of ${unknown}`);
    const { Name, Description, References, SegmentAttributes } = parseBody(
      Type.Object({
        Name: Type.Optional(Type.String({ maxLength: 512 })),
        Description: Type.Optional(Type.String({ maxLength: 4096 })),
        References: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        SegmentAttributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      }),
      call,
    );
    const contact = center.get(param(call, 'ContactId'));
    center.update(contact.id, {
      ...(Name !== undefined && { name: Name }),
      ...(Description !== undefined && { description: Description }),
      ...(References && { references: { ...contact.references, ...References } }),
      ...(SegmentAttributes && {
        segmentAttributes: { ...contact.segmentAttributes, ...SegmentAttributes },
      }),
    });
  },
});

export const stopContact: Operation = ({ directory, center }) => ({
  name: 'StopContact',
  method: 'POST',
  path: '/contact/stop',
  handle(call) {
    const { InstanceId, ContactId } = parseBody(Type.Object(contactInput), call);
    directory.checkInstance(InstanceId);
    const contact = center.find(ContactId);
    if (!contact || contact.state === 'ended') {
      throw new AwsError(
        410,
        'ContactNotFoundException',
        'The contact does not exist or has ended.',
      );
    }
    center.end(ContactId, 'API');
  },
});

export const getContactAttributes: Operation = ({ directory, center }) => ({
  name: 'GetContactAttributes',
  method: 'GET',
  path: '/contact/attributes/:InstanceId/:InitialContactId',
  handle(call) {
    directory.checkInstance(param(call, 'InstanceId'));
    return { Attributes: center.get(param(call, 'InitialContactId')).attributes };
  },
});

export const updateContactAttributes: Operation = ({ directory, center }) => ({
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: '/contact/attributes',
  handle(call) {
    const body = parseBody(
      Type.Object({
        InstanceId: instanceId,
        InitialContactId: contactId,
        Attributes: Type.Record(Type.String(), Type.String()),
      }),
      call,
    );
    directory.checkInstance(body.InstanceId);
    const { attributes } = center.get(body.InitialContactId);
    checkAttributes({ ...attributes, ...body.Attributes });
    center.setAttributes(body.InitialContactId, body.Attributes);
  },
});
