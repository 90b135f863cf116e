// Checks exchanges with the fake GitHub against GitHub's own OpenAPI description: node check-exchanges.js FOLDER
// Prints a finding a line and, at the end, how many exchanges of how many operations were checked.
'use strict';
const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { OpenAPIBackend } = require('openapi-backend');

const definition = JSON.parse(fs.readFileSync(require.resolve('@octokit/openapi/generated/api.github.com.json'), 'utf8'));

// A body may have the fields that are described and no other.
function close(schema) {
  if (!schema || typeof schema !== 'object') return;
  if (schema.properties && schema.additionalProperties === undefined && Object.keys(schema.properties).length > 0) schema.additionalProperties = false;
  for (const part of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? []), schema.items, ...Object.values(schema.properties ?? {})]) close(part);
}

for (const item of Object.values(definition.paths)) {
  for (const operation of Object.values(item)) close(operation?.requestBody?.content?.['application/json']?.schema);
}

// OpenAPI 3.0 lets "nullable" stand without a type; the validator wants it said as an alternative.
function allowNull(root) {
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node || typeof node !== 'object') continue;
    open.push(...Object.values(node));
    if (node.nullable === true && node.type === undefined && (node.oneOf || node.anyOf || node.allOf || node.$ref)) {
      const rest = { ...node };
      delete rest.nullable;
      for (const key of Object.keys(node)) delete node[key];
      node.anyOf = [rest, { type: 'null' }];
    }
  }
}

allowNull(definition);

// "Upload a release asset" says in its description that a failed upload leaves an asset in the state "starter"; the schema forgets it.
definition.components.schemas['release-asset'].properties.state.enum.push('starter');

// Parameters that hold slashes: the description's templates would take them for more segments.
const tails = [
  /^(\/repos\/[^/]+\/[^/]+\/git\/(?:ref|refs|matching-refs|trees)\/)(.+)$/,
  /^(\/repos\/[^/]+\/[^/]+\/(?:contents|branches|commits|releases\/tags)\/)(.+)$/,
];

function whole(address) {
  for (const tail of tails) {
    const match = tail.exec(address);
    if (match) return match[1] + encodeURIComponent(decodeURIComponent(match[2]));
  }
  return address;
}

async function main(folder) {
  const api = new OpenAPIBackend({ definition, quick: true, validate: true, ajvOpts: { strict: false, validateFormats: false, allErrors: true } });
  await api.init();
  const operations = new Set();
  const shapes = new Set();
  let exchanges = 0;
  let findings = 0;

  function find(exchange, what) {
    findings++;
    if (findings <= 50) console.log(`${exchange.method} ${exchange.path}${exchange.query ? '?' + exchange.query : ''} -> ${exchange.status}: ${what}`);
  }

  function tell(exchange, side, validation) {
    for (const error of validation.errors ?? []) find(exchange, `${side}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }

  // To match one of a thousand templates takes longer than everything else, and numbers in a path lead to the same one.
  const matched = new Map();
  function operationOf(request) {
    const key = `${request.method} ${request.path.replace(/[0-9a-f]{40,}/g, '#').replace(/[0-9]+/g, '0')}`;
    if (!matched.has(key)) matched.set(key, api.matchOperation(request, true));
    return matched.get(key);
  }

  function check(exchange) {
    // HEAD has the answer of GET without its body; GraphQL and the storage are no part of the description.
    if (exchange.origin === 'downloads' || exchange.path === '/graphql' || exchange.method === 'HEAD') return;
    exchanges++;
    const request = {
      method: exchange.method,
      path: whole(exchange.path),
      query: exchange.query,
      headers: exchange.requestHeaders,
      body: exchange.requestJson ?? undefined,
    };
    const operation = operationOf(request);
    if (!operation) {
      // What is not there may be asked for, by a test that wants to be refused.
      if (exchange.status !== 404) find(exchange, 'no such operation');
      return;
    }

    operations.add(operation.operationId);
    const isOurs = (exchange.requestHeaders['user-agent'] ?? '').startsWith('releasing/');
    // A fault or a refusal that came before the body was read leaves none on record.
    const isWhole = exchange.requestJson || !(exchange.fault || exchange.status === 401 || exchange.status === 403);
    if (isWhole && (isOurs || (exchange.status >= 200 && exchange.status < 400))) {
      tell(exchange, 'request', api.validateRequest(request, operation));
    }

    // What the fault script put in the place of an answer, or spoilt, is no answer of GitHub.
    if (exchange.fault || exchange.status === 0 || exchange.status === 304) return;
    const isDescribed = operation.responses[String(exchange.status)] !== undefined;
    if (isDescribed && exchange.responseJson) {
      tell(exchange, 'response', api.validateResponse(JSON.parse(exchange.responseJson), operation, exchange.status));
    } else if (exchange.status < 400 && !isDescribed) {
      find(exchange, 'the description has no such status');
    } else if (exchange.status >= 400) {
      const body = JSON.parse(exchange.responseJson ?? '{}');
      if (typeof body.message !== 'string' || typeof body.documentation_url !== 'string') find(exchange, 'an error without message and documentation_url');
    }
  }

  // A release under faults is made a thousand times with other numbers: exchanges that differ in digits and digests alone are checked once.
  function isNew(line) {
    const shape = line.replace(/[0-9a-f]{32,}/g, '#').replace(/[0-9]+/g, '0');
    if (shapes.has(shape)) return false;
    shapes.add(shape);
    return true;
  }

  let recorded = 0;
  for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.jsonl')).sort()) {
    for await (const line of readline.createInterface({ input: fs.createReadStream(path.join(folder, name)) })) {
      recorded++;
      if (isNew(line)) check(JSON.parse(line));
    }
  }

  console.log(`${exchanges} exchanges of ${operations.size} operations, ${findings} findings; ${recorded} lines were recorded`);
  process.exitCode = findings === 0 && exchanges > 0 ? 0 : 1;
}

main(process.argv[2]);
