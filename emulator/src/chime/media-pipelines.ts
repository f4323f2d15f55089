import type { FastifyInstance } from 'fastify';
import { notEmulated } from './api/not-emulated.ts';

/** Amazon Chime SDK Media Pipelines API reference: method and path by operation. */
const operations: Readonly<Record<string, string>> = {
  CreateMediaCapturePipeline: 'POST /sdk-media-capture-pipelines',
  ListMediaCapturePipelines: 'GET /sdk-media-capture-pipelines',
  GetMediaCapturePipeline: 'GET /sdk-media-capture-pipelines/:id',
  DeleteMediaCapturePipeline: 'DELETE /sdk-media-capture-pipelines/:id',
  CreateMediaConcatenationPipeline: 'POST /sdk-media-concatenation-pipelines',
  CreateMediaLiveConnectorPipeline: 'POST /sdk-media-live-connector-pipelines',
  CreateMediaStreamPipeline: 'POST /sdk-media-stream-pipelines',
  ListMediaPipelines: 'GET /sdk-media-pipelines',
  GetMediaPipeline: 'GET /sdk-media-pipelines/:id',
  DeleteMediaPipeline: 'DELETE /sdk-media-pipelines/:id',
  CreateMediaInsightsPipeline: 'POST /media-insights-pipelines',
  UpdateMediaInsightsPipelineStatus: 'PUT /media-insights-pipeline-status/:id',
  CreateMediaInsightsPipelineConfiguration: 'POST /media-insights-pipeline-configurations',
  ListMediaInsightsPipelineConfigurations: 'GET /media-insights-pipeline-configurations',
  GetMediaInsightsPipelineConfiguration: 'GET /media-insights-pipeline-configuration/:id',
  UpdateMediaInsightsPipelineConfiguration: 'PUT /media-insights-pipeline-configuration/:id',
  DeleteMediaInsightsPipelineConfiguration: 'DELETE /media-insights-pipeline-configuration/:id',
  CreateMediaPipelineKinesisVideoStreamPool: 'POST /media-pipeline-kinesis-video-stream-pools',
  ListMediaPipelineKinesisVideoStreamPools: 'GET /media-pipeline-kinesis-video-stream-pools',
  GetMediaPipelineKinesisVideoStreamPool: 'GET /media-pipeline-kinesis-video-stream-pool/:id',
  UpdateMediaPipelineKinesisVideoStreamPool: 'PUT /media-pipeline-kinesis-video-stream-pool/:id',
  DeleteMediaPipelineKinesisVideoStreamPool: 'DELETE /media-pipeline-kinesis-video-stream-pool/:id',
};

/** Media pipelines are refused by name, whether a client is pointed at `/chime` or at the host. */
export function refuseMediaPipelines(app: FastifyInstance): void {
  for (const [name, binding] of Object.entries(operations)) {
    const [method = '', path = ''] = binding.split(' ');
    for (const url of [path, `/chime${path}`]) {
      app.route({
        method,
        url,
        handler: () => {
          throw notEmulated(name);
        },
      });
    }
  }
}
