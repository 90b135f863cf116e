// Prints the predicate that GitHub's own library builds from the token of the job.
// node actions-attest.js ISSUER; the variables are those that a runner sets.
const path = require('path');
const { pathToFileURL } = require('url');

(async () => {
  const library = path.join(process.env.NODE_PATH, '@actions', 'attest', 'lib', 'index.js');
  const { buildSLSAProvenancePredicate } = await import(pathToFileURL(library).href);
  const predicate = await buildSLSAProvenancePredicate(process.argv[2]);
  // The library writes workflow commands (masks) to the same stream.
  process.stdout.write('\nPREDICATE ' + JSON.stringify(predicate) + '\n');
})().catch((error) => {
  process.stderr.write(String(error && error.stack ? error.stack : error) + '\n');
  process.exit(1);
});
