'use strict';
// Signs with sigstore-js: node sigstore-sign.js JOB.json, where the job is { url, version, token, items: [{ file, type, bundle }] }; type is the payload type of an envelope or absent.
const fs = require('fs');
const { bundleToJSON } = require('@sigstore/bundle');
const { DSSEBundleBuilder, FulcioSigner, MessageSignatureBundleBuilder, RekorWitness, TSAWitness } = require('@sigstore/sign');

async function main() {
  const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
  const witnesses = [
    new RekorWitness({ rekorBaseURL: `${job.url}/rekor${job.version}`, majorApiVersion: job.version, retry: 0, timeout: 20_000 }),
    new TSAWitness({ tsaBaseURL: `${job.url}/tsa/api/v1/timestamp`, retry: 0, timeout: 20_000 }),
  ];
  for (const item of job.items) {
    const signer = new FulcioSigner({ fulcioBaseURL: `${job.url}/fulcio`, identityProvider: { getToken: async () => job.token }, retry: 0, timeout: 20_000 });
    const builder = item.type ? new DSSEBundleBuilder({ signer, witnesses }) : new MessageSignatureBundleBuilder({ signer, witnesses });
    const bundle = await builder.create({ data: fs.readFileSync(item.file), type: item.type });
    fs.writeFileSync(item.bundle, JSON.stringify(bundleToJSON(bundle)));
  }
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n${error.cause?.stack ?? ''}\n`);
  process.exit(1);
});
