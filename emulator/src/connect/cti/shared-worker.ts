/**
 * Script of the CCP's shared worker: Streams as it is, between two adjustments.
 *
 * Streams 2.28 takes socket addresses by wss only. Over plain http the worker maps this host's back to ws.
 *
 * Streams 2.28 has methods that its own service model lacks (`Contact.transfer`): its worker answers them with an
 * error whose text is lost on the way to the page. Here the refusal says which method it was.
 */
export const sharedWorker = `
const Native = self.WebSocket;
self.WebSocket = class WebSocket extends Native {
  constructor(url, protocols) {
    super(String(url).replace(/^wss:\\/\\/127\\.0\\.0\\.1:/, 'ws://127.0.0.1:'), protocols);
  }
};
importScripts('/ccp-v2/streams.js');
const call = connect.AWSClient.prototype._callImpl;
connect.AWSClient.prototype._callImpl = function (method, params, callbacks) {
  if (method in this.client) return call.call(this, method, params, callbacks);
  const message = "CTI operation '" + method[0].toUpperCase() + method.slice(1) + "' is not emulated.";
  callbacks.failure({ type: 'NotImplementedException', message, stack: [], statusCode: 501 }, { message });
};
connect.worker.main();
`;
