import { createServer } from 'node:http';

/** `/healthz` for the container's health check. @returns how to stop. */
export async function serveHealth(port: number, phase: () => string): Promise<() => void> {
  if (port === 0) return () => {};
  const server = createServer(({ url }, response) => {
    if (url !== '/healthz') return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ phase: phase() }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return () => {
    server.closeAllConnections();
    server.close();
  };
}
