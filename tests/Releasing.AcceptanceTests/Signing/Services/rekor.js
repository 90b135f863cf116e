'use strict';
// Rekor in both versions over MerkleLog. @sigstore/mock logs a proposal as it came; a real log checks it and keeps the canonical entry, as this does.
const crypto = require('crypto');
const canonicalize = require('canonicalize');
const { MerkleLog, sha256 } = require('./merkle-log.js');

const json = (statusCode, value, headers = {}) => ({ statusCode, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) });
const refuse = message => { throw Object.assign(new Error(message), { statusCode: 400 }); };
const pae = envelope => {
  const payload = Buffer.from(envelope.payload, 'base64');
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(envelope.payloadType)} ${envelope.payloadType} ${payload.length} `), payload]);
};
const toPem = der => `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

function checkEnvelope(envelope, verifier) {
  if (envelope.signatures?.length !== 1 || !crypto.verify('sha256', pae(envelope), verifier, Buffer.from(envelope.signatures[0].sig, 'base64'))) {
    refuse('the envelope is not signed by its verifier');
  }
}

function checkDigest(digest) {
  return digest.length === 32 ? digest : refuse('the digest is no SHA-256');
}

class RekorV1 {
  constructor(base) {
    this.treeId = '00c0ffee00c0ffee';
    const name = `${base.replace('http://', '')}/rekor1`;
    this.log = new MerkleLog({ name, origin: `${name} - ${BigInt('0x' + this.treeId)}`, keyPair: crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }), offset: 1000 });
    this.times = [];
  }

  post(body) {
    const entry = Buffer.from(canonicalize(this.canonical(JSON.parse(body))));
    const { index, fresh } = this.log.append(entry);
    this.times[index] ??= Math.floor(Date.now() / 1000);
    const location = { location: `/rekor1/api/v1/log/entries/${this.uuid(index)}` };
    return fresh
      ? json(201, this.answer(index), location)
      : json(409, { code: 409, message: `an equivalent entry already exists in the transparency log with UUID ${this.uuid(index)}` }, location);
  }

  get(uuid) {
    const index = this.log.leaves.findIndex((_, at) => this.uuid(at).endsWith(uuid));
    return index < 0 ? json(404, { code: 404, message: 'entry not found' }) : json(200, this.answer(index));
  }

  uuid(index) {
    return this.treeId + this.log.leaves[index].toString('hex');
  }

  canonical(entry) {
    const spec = entry.spec ?? refuse('no spec');
    if (entry.kind === 'hashedrekord' && entry.apiVersion === '0.0.1') {
      checkDigest(Buffer.from(spec.data.hash.value, 'hex'));
      crypto.createPublicKey(Buffer.from(spec.signature.publicKey.content, 'base64'));
      return spec.data.hash.algorithm === 'sha256' ? entry : refuse('only sha256');
    }

    if (entry.kind === 'dsse' && entry.apiVersion === '0.0.1') {
      const { envelope, verifiers } = spec.proposedContent;
      const parsed = JSON.parse(envelope);
      checkEnvelope(parsed, crypto.createPublicKey(Buffer.from(verifiers[0], 'base64')));
      return {
        apiVersion: '0.0.1',
        kind: 'dsse',
        spec: {
          envelopeHash: { algorithm: 'sha256', value: sha256(envelope).toString('hex') },
          payloadHash: { algorithm: 'sha256', value: sha256(Buffer.from(parsed.payload, 'base64')).toString('hex') },
          signatures: [{ signature: parsed.signatures[0].sig, verifier: verifiers[0] }],
        },
      };
    }

    return refuse('unknown kind of entry');
  }

  answer(index) {
    const { log } = this;
    const body = log.bodies[index].toString('base64');
    const promise = { body, integratedTime: this.times[index], logID: log.keyId.toString('hex'), logIndex: index + log.offset };
    return {
      [this.uuid(index)]: {
        ...promise,
        verification: {
          signedEntryTimestamp: crypto.sign('sha256', Buffer.from(canonicalize(promise)), log.keyPair.privateKey).toString('base64'),
          inclusionProof: {
            checkpoint: log.checkpoint(),
            hashes: log.path(index).map(hash => hash.toString('hex')),
            logIndex: index,
            rootHash: log.root(0, log.size).toString('hex'),
            treeSize: log.size,
          },
        },
      },
    };
  }
}

class RekorV2 {
  constructor(base) {
    const name = `${base.replace('http://', '')}/rekor2`;
    this.log = new MerkleLog({ name, origin: name, keyPair: crypto.generateKeyPairSync('ed25519'), offset: 0 });
  }

  post(body) {
    const entry = this.canonical(JSON.parse(body));
    const { index, fresh } = this.log.append(Buffer.from(canonicalize(entry)));
    return fresh
      ? json(201, this.answer(index, entry.kind))
      : json(409, { code: 6, message: `an equivalent entry already exists in the transparency log with index ${index}` }, { 'grpc-metadata-x-log-index': String(index) });
  }

  canonical(request) {
    const record = request.hashedRekordRequestV002;
    if (record) {
      checkDigest(Buffer.from(record.digest, 'base64'));
      this.key(record.signature.verifier);
      return {
        apiVersion: '0.0.2',
        kind: 'hashedrekord',
        spec: { hashedRekordV002: { data: { algorithm: 'SHA2_256', digest: record.digest }, signature: { content: record.signature.content, verifier: record.signature.verifier } } },
      };
    }

    const { envelope, verifiers } = request.dsseRequestV002 ?? refuse('unknown kind of entry');
    checkEnvelope(envelope, this.key(verifiers[0]));
    return {
      apiVersion: '0.0.2',
      kind: 'dsse',
      spec: {
        dsseV002: {
          payloadHash: { algorithm: 'SHA2_256', digest: sha256(Buffer.from(envelope.payload, 'base64')).toString('base64') },
          signatures: [{ content: envelope.signatures[0].sig, verifier: verifiers[0] }],
        },
      },
    };
  }

  key(verifier) {
    if (verifier.keyDetails !== 'PKIX_ECDSA_P256_SHA_256') {
      refuse('keyDetails is not that of the certificate');
    }

    return crypto.createPublicKey(toPem(Buffer.from(verifier.x509Certificate.rawBytes, 'base64')));
  }

  answer(index, kind) {
    const { log } = this;
    return {
      logIndex: String(index),
      logId: { keyId: log.keyId.toString('base64') },
      kindVersion: { kind, version: '0.0.2' },
      integratedTime: '0',
      inclusionPromise: null,
      inclusionProof: {
        logIndex: String(index),
        rootHash: log.root(0, log.size).toString('base64'),
        treeSize: String(log.size),
        hashes: log.path(index).map(hash => hash.toString('base64')),
        checkpoint: { envelope: log.checkpoint() },
      },
      canonicalizedBody: log.bodies[index].toString('base64'),
    };
  }

  /** A piece of the log by the paths of C2SP tlog-tiles, below /api/v2/. */
  get(path) {
    const raw = (bytes, type = 'application/octet-stream') => ({ statusCode: 200, headers: { 'content-type': type }, body: bytes });
    if (path === 'checkpoint') {
      return raw(this.log.checkpoint(), 'text/plain');
    }

    const match = /^tile\/(entries|\d+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? refuse('no such tile');
    const tile = Number(match[2].replace(/[x/]/g, ''));
    const width = Number(match[3] ?? 256);
    const level = match[1] === 'entries' ? 0 : Number(match[1]) * 8;
    const all = match[1] === 'entries' ? this.log.bodies : this.log.levels[level] ?? [];
    const part = all.slice(tile * 256, tile * 256 + width);
    if (part.length !== width) {
      return json(404, { message: 'tile not found' });
    }

    const length = body => Buffer.from([body.length >> 8, body.length & 255]);
    return raw(Buffer.concat(match[1] === 'entries' ? part.flatMap(body => [length(body), body]) : part));
  }
}

module.exports = { RekorV1, RekorV2 };
