'use strict';
// Verifies with sigstore-js: node sigstore-verify.js JOB.json, where the job is { trustedRoot, keys: { hint: PEM }, items: [{ bundle, file }] } with paths; prints
// a list of { identity, issuer } or { refused }. A bundle by a key needs neither log nor time; any other needs an entry, a time and an SCT.
const crypto = require('crypto');
const fs = require('fs');
const { bundleFromJSON } = require('@sigstore/bundle');
const { TrustedRoot } = require('@sigstore/protobuf-specs');
const { Verifier, toSignedEntity, toTrustMaterial } = require('@sigstore/verify');

const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const root = TrustedRoot.fromJSON(job.trustedRoot ? JSON.parse(fs.readFileSync(job.trustedRoot, 'utf8')) : {});
const keys = Object.fromEntries(Object.entries(job.keys ?? {}).map(([hint, pem]) => [hint, { rawBytes: crypto.createPublicKey(pem).export({ format: 'der', type: 'spki' }), keyDetails: 0 }]));
const material = toTrustMaterial(root, keys);

process.stdout.write(JSON.stringify(job.items.map(item => {
  try {
    const bundle = bundleFromJSON(JSON.parse(fs.readFileSync(item.bundle, 'utf8')));
    const byKey = bundle.verificationMaterial.content.$case === 'publicKey';
    const verifier = new Verifier(material, byKey ? { ctlogThreshold: 0, tlogThreshold: 0, timestampThreshold: 0 } : {});
    const signer = verifier.verify(toSignedEntity(bundle, item.file ? fs.readFileSync(item.file) : undefined));
    return { identity: signer.identity?.subjectAlternativeName ?? '', issuer: signer.identity?.extensions?.issuer ?? '' };
  } catch (error) {
    return { refused: `${error.code ?? ''} ${error.message}` };
  }
})));
