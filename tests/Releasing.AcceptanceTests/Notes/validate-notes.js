// Judges release notes in JSON (every file of the folder named second) by the schema named first; writes what is wrong, and ends with 1 when something is.
'use strict';

const { readFileSync, readdirSync } = require('fs');
const { join } = require('path');
const Ajv = require('ajv/dist/2020').default;

const [schema, folder] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));
const files = readdirSync(folder);
const wrong = files.filter((file) => {
  const valid = validate(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  if (!valid) {
    console.error(`${file}: ${JSON.stringify(validate.errors)}`);
  }

  return !valid;
});
console.log(`${files.length} files`);
process.exit(wrong.length > 0 ? 1 : 0);
