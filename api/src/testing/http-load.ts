import { Agent, request } from 'node:http';

export interface HttpLoad {
  post(port: number, path: string, body: object, token?: string): Promise<HttpAnswer>;
  stop(): void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Posts over connections that stay open, at most so many to each port; node:http costs less than fetch. */
export function createHttpLoad(connections: number): HttpLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    post: (port, path, body, token) =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        };
        const sent = request({ agent, port, path, method: 'POST', headers }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        sent.on('error', reject).end(JSON.stringify(body));
      }),
    stop: () => agent.destroy(),
  };
}

/** @throws Error when the answer is no success. */
export function contentOf<T>({ status, text }: HttpAnswer): T {
  if (status !== 200) throw new Error(`The api answers ${status}: ${text}`);
  return JSON.parse(text) as T;
}
