'use strict';
// The services of Sigstore on one loopback port, for tests: prints one line of JSON that says where they are and whom to trust, then serves until its standard input
// closes, five minutes at most or the number of minutes that it is given, half an hour at most. POST /control/faults spoils answers to come; GET /control/state counts.
const http = require('http');
const { Issuer, Fulcio, TimestampAuthority } = require('./authorities.js');
const { RekorV1, RekorV2 } = require('./rekor.js');

const LARGEST_REQUEST = 16 * 1024 * 1024;
const MINUTES = Math.min(Number(process.argv[2] ?? 5), 30);
const faults = [];
const requests = { oidc: 0, fulcio: 0, rekor1: 0, rekor2: 0, tsa: 0 };

async function main() {
  const server = http.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const issuer = new Issuer(`${base}/oidc`);
  const services = { issuer, fulcio: await Fulcio.create(issuer), tsa: await TimestampAuthority.create(), rekor1: new RekorV1(base), rekor2: new RekorV2(base) };
  server.on('request', (request, response) => serve(services, base, request, response).catch(error => {
    response.writeHead(error.statusCode ?? 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 3, message: error.message }));
  }));
  process.stdout.write(JSON.stringify(describe(services, base)) + '\n');
  process.stdin.resume();
  process.stdin.on('end', () => process.exit(0));
  setTimeout(() => process.exit(3), MINUTES * 60 * 1000);
}

function describe({ issuer, fulcio, tsa, rekor1, rekor2 }, base) {
  const start = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000).toISOString();
  const service = (url, majorApiVersion) => ({ url, majorApiVersion, validFor: { start }, operator: 'sigstore.mock' });
  const signingConfig = version => ({
    mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
    caUrls: [service(`${base}/fulcio`, 1)],
    oidcUrls: [service(`${base}/oidc`, 1)],
    rekorTlogUrls: [service(`${base}/rekor${version}`, version)],
    tsaUrls: [service(`${base}/tsa/api/v1/timestamp`, 1)],
    rekorTlogConfig: { selector: 'ANY' },
    tsaConfig: { selector: 'ANY' },
  });
  return {
    url: base,
    issuer: issuer.url,
    workflowTokenUrl: `${base}/oidc/workflow?api-version=2`,
    workflowRequestToken: issuer.requestToken,
    signingConfigV1: signingConfig(1),
    signingConfigV2: signingConfig(2),
    trustedRoot: {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [rekor1.log.instance(`${base}/rekor1`, start), rekor2.log.instance(`${base}/rekor2`, start)],
      ...fulcio.trust(`${base}/fulcio`, start),
      ...tsa.trust(`${base}/tsa`, start),
    },
  };
}

async function serve(services, base, request, response) {
  const url = new URL(request.url, base);
  const body = await read(request);
  const [, name, ...rest] = url.pathname.split('/');
  if (name === 'control') {
    return send(response, await control(services, rest[0], body));
  }

  requests[name]++;
  const fault = faults.find(one => one.service === name && (!one.method || one.method === request.method));
  if (fault && --fault.times <= 0) {
    faults.splice(faults.indexOf(fault), 1);
  }

  if (fault?.wait) {
    await new Promise(resolve => setTimeout(resolve, fault.wait));
  }

  if (fault?.status) {
    return send(response, { statusCode: fault.status, headers: { 'content-type': 'application/json', ...fault.headers }, body: fault.body ?? '{"code":13,"message":"spoiled"}' });
  }

  const answer = await route(services, name, rest.join('/'), url, request, body, fault);
  if (fault?.lost) {
    return request.socket.destroy();
  }

  const bytes = Buffer.from(answer.body);
  if (fault?.truncate) {
    response.writeHead(answer.statusCode, { ...answer.headers, 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2));
    return setTimeout(() => request.socket.destroy(), 20);
  }

  const replaced = fault?.body ?? (fault?.replace ? bytes.toString('latin1').replaceAll(fault.replace[0], fault.replace[1]) : undefined);
  return send(response, replaced === undefined ? answer : { ...answer, body: Buffer.from(replaced, 'latin1') });
}

async function route(services, name, path, url, request, body, fault) {
  const missing = { statusCode: 404, headers: {}, body: 'no such path' };
  switch (`${request.method} ${name}/${path}`) {
    case 'GET oidc/workflow':
      return services.issuer.workflow(url, request.headers.authorization);
    case 'POST fulcio/api/v2/signingCert':
      return services.fulcio.post(body, fault?.detached);
    case 'POST rekor1/api/v1/log/entries':
      return services.rekor1.post(body);
    case 'POST rekor2/api/v2/log/entries':
      return services.rekor2.post(body);
    case 'POST tsa/api/v1/timestamp':
      return services.tsa.post(body, request.headers['content-type']);
    default:
      return request.method === 'GET' && name === 'rekor1' && path.startsWith('api/v1/log/entries/') ? services.rekor1.get(path.split('/').pop())
        : request.method === 'GET' && name === 'rekor2' && path.startsWith('api/v2/') ? services.rekor2.get(path.slice('api/v2/'.length))
        : missing;
  }
}

async function control(services, what, body) {
  switch (what) {
    case 'token':
      return { statusCode: 200, headers: {}, body: await services.issuer.token(JSON.parse(body)) };
    case 'faults':
      faults.splice(0, faults.length, ...JSON.parse(body).map(fault => ({ times: 1, ...fault })));
      return { statusCode: 204, headers: {}, body: '' };
    default: {
      const { rekor1, rekor2, fulcio, tsa } = services;
      return { statusCode: 200, headers: {}, body: JSON.stringify({ requests, entries1: rekor1.log.size, entries2: rekor2.log.size, certificates: fulcio.issued, timestamps: tsa.issued, faultsLeft: faults.length }) };
    }
  }
}

async function read(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > LARGEST_REQUEST) {
      throw Object.assign(new Error('too large'), { statusCode: 413 });
    }

    parts.push(part);
  }

  return Buffer.concat(parts);
}

function send(response, { statusCode, headers, body }) {
  const bytes = Buffer.from(body);
  response.writeHead(statusCode, { ...headers, 'content-length': bytes.length });
  response.end(bytes);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
