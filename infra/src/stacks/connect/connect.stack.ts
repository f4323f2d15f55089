import { Fn } from 'aws-cdk-lib';
import {
  CfnApprovedOrigin,
  CfnContactFlow,
  CfnIntegrationAssociation,
  CfnSecurityProfile,
} from 'aws-cdk-lib/aws-connect';
import type { Construct } from 'constructs';
import type { Settings } from '../../parameters/settings.ts';
import { DeploymentStack, type DeploymentStackProps } from '../deployment-stack.ts';
import { ContactRouting, QUEUE } from './contact-routing.ts';
import { readFlowFiles, resolveFlow, type Find, type FlowFile } from './flow-files.ts';

const CHAT_FLOW = 'video-escalation-chat';
/** The default of `recording-playback-security-profile`; any other name is one that the instance has. */
const OWN_PLAYBACK_PROFILE = 'Video Recording Playback';

/** What the Amazon Connect instance needs to know of us. */
export class ConnectStack extends DeploymentStack {
  /** The flow that every chat starts in. */
  readonly chatFlowId: string;

  constructor(scope: Construct, name: string, props: DeploymentStackProps) {
    super(scope, name, { ...props, description: 'Video Escalation: flows in Amazon Connect' });
    const { connect, recording, agentOrigins } = props.settings;
    const { instanceArn } = connect;
    for (const [index, origin] of agentOrigins.entries()) {
      new CfnApprovedOrigin(this, `Origin${index}`, { instanceId: instanceArn, origin });
    }
    if (recording?.playbackSecurityProfile === OWN_PLAYBACK_PROFILE) {
      // It gives nothing in Amazon Connect itself: the api asks who has it.
      new CfnSecurityProfile(this, 'Playback', {
        instanceArn,
        securityProfileName: OWN_PLAYBACK_PROFILE,
        description: 'May play recordings of video calls',
        permissions: [],
      });
    }
    this.chatFlowId = connect.chatFlowId ?? this.createFlows(connect);
  }

  /** Flows of this project with all that they name. */
  private createFlows(connect: Settings['connect']): string {
    const { instanceArn, lexBotAliasArn, texts } = connect;
    const { queue } = new ContactRouting(this, 'Routing', connect);
    const bot = lexBotAliasArn && this.admitBot(instanceArn, lexBotAliasArn);
    const files = readFlowFiles();
    const flows = new Map<string, CfnContactFlow>();
    const find: Find = (kind, name) => {
      if (kind === 'bot') return lexBotAliasArn;
      if (kind === 'text') return texts.get(name);
      if (kind === 'queue') return name === QUEUE ? queue.attrQueueArn : undefined;
      const file = files.get(name);
      return file && create(file).attrContactFlowArn;
    };
    const create = (file: FlowFile): CfnContactFlow => {
      const { name, type, description } = file.Metadata;
      const known = flows.get(name);
      if (known) return known;
      const flow = new CfnContactFlow(this, `Flow-${name}`, {
        instanceArn,
        ...{ name, type, description },
        content: resolveFlow(file, find),
      });
      if (bot) flow.addResourceDependency(bot);
      flows.set(name, flow);
      return flow;
    };
    for (const file of files.values()) create(file);
    return idOf(flows.get(CHAT_FLOW)!.attrContactFlowArn);
  }

  /** Amazon Connect calls only bots that it was told of. */
  private admitBot(instanceArn: string, integrationArn: string): CfnIntegrationAssociation {
    return new CfnIntegrationAssociation(this, 'Bot', {
      instanceId: instanceArn,
      integrationType: 'LEX_BOT',
      integrationArn,
    });
  }
}

/** `arn:…:instance/<id>/contact-flow/<id>`, known at deployment only. */
function idOf(flowArn: string): string {
  return Fn.select(3, Fn.split('/', flowArn));
}
