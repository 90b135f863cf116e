// Writes a TUF repository with the models and the canonical JSON of tuf-js: argument 1 is its folder. Keys of three kinds, two renewals of the root, texts that are hard to write the same way twice.
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const models = require('@tufjs/models');

const folder = process.argv[2];
const expires = new Date(Date.now() + 86400000).toISOString();
const common = { specVersion: '1.0.34', expires, unrecognizedFields: { 'x-text': 'é"\\/\n\t\u0001\u2028\uff5e\u{1f600}', 'x-tree': { 'é': [1, -1, 0, true, null, {}, []], Z: '', a: '\\u0041' } } };
const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

function makeKey(kind) {
  const { publicKey, privateKey } = kind === 'rsa' ? crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
    : kind === 'ed25519' ? crypto.generateKeyPairSync('ed25519')
      : crypto.generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const text = kind === 'ed25519' ? publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex') : publicKey.export({ format: 'pem', type: 'spki' });
  const scheme = { rsa: 'rsassa-pss-sha256', ed25519: 'ed25519', ecdsa: 'ecdsa-sha2-nistp256' }[kind];
  const key = new models.Key({ keyID: sha256(text), keyType: kind, scheme, keyVal: { public: text }, unrecognizedFields: { 'x-owner': '@ü' } });
  const padding = { key: privateKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST };
  const sign = (data) => new models.Signature({
    keyID: key.keyID, sig: crypto.sign(kind === 'ed25519' ? null : 'sha256', data, kind === 'rsa' ? padding : privateKey).toString('hex') });
  return { key, sign };
}

// Signs, and has their own verifier agree before ours is asked.
function write(name, signed, signers, delegator, role) {
  const metadata = new models.Metadata(signed);
  signers.forEach((signer) => metadata.sign(signer.sign, true));
  if (delegator) {
    delegator.verifyDelegate(role, metadata);
  }
  const bytes = Buffer.from(JSON.stringify(metadata.toJSON(), null, 1));
  fs.writeFileSync(path.join(folder, name), bytes);
  return { metadata, bytes };
}

const file = (version, bytes) => new models.MetaFile({ version, length: bytes.length, hashes: { sha256: sha256(bytes), sha512: crypto.createHash('sha512').update(bytes).digest('hex') } });

function root(version, owners, threshold, online, signers) {
  const signed = new models.Root({ ...common, version, consistentSnapshot: true });
  owners.forEach((owner) => ['root', 'targets'].forEach((role) => signed.addKey(owner.key, role)));
  ['timestamp', 'snapshot'].forEach((role) => signed.addKey(online.key, role));
  signed.roles.root.threshold = threshold;
  return write(`${version}.root.json`, signed, signers).metadata;
}

fs.mkdirSync(path.join(folder, 'targets'), { recursive: true });
const [ecdsa, rsa, ed25519, online] = ['ecdsa', 'rsa', 'ed25519', 'ecdsa'].map(makeKey);
root(1, [ecdsa, rsa], 2, ecdsa, [ecdsa, rsa]);
root(2, [rsa, ed25519], 2, rsa, [ecdsa, rsa, ed25519]);
const top = root(3, [ed25519, rsa], 1, online, [rsa, ed25519]);

const content = Buffer.from('{"mediaType":"application/vnd.dev.sigstore.trustedroot+json;version=0.1"}');
fs.writeFileSync(path.join(folder, 'targets', `${sha256(content)}.trusted_root.json`), content);
const signed = new models.Targets({ ...common, version: 5 });
signed.addTarget(new models.TargetFile({ path: 'trusted_root.json', length: content.length, hashes: { sha256: sha256(content) }, unrecognizedFields: { custom: { sigstore: { usage: 'Unknown' } } } }));
const targets = write('5.targets.json', signed, [ed25519], top, 'targets');
const snapshot = write('4.snapshot.json', new models.Snapshot({ ...common, version: 4, meta: { 'targets.json': file(5, targets.bytes) } }), [online], top, 'snapshot');
write('timestamp.json', new models.Timestamp({ ...common, version: 9, snapshotMeta: file(4, snapshot.bytes) }), [online], top, 'timestamp');
