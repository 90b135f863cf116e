// Reads messages (a JSON array of texts in the file named first) with npm's two parsers of conventional commits and writes one JSON answer a line.
// They hang or fall over on some texts, so each works in a thread that is ended when it takes longer than two seconds.
'use strict';

const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const { readFileSync } = require('fs');
const { pathToFileURL } = require('url');
const { join } = require('path');

const parsers = {
  async changelog() {
    const { CommitParser } = await import(pathToFileURL(join(process.env.NODE_PATH, 'conventional-commits-parser/dist/index.js')));
    const parser = new CommitParser({
      headerPattern: /^(\w*)(?:\((.*)\))?!?: (.*)$/,
      breakingHeaderPattern: /^(\w*)(?:\((.*)\))?!: (.*)$/,
    });
    return (text) => {
      const commit = parser.parse(text);
      return { type: commit.type, scope: commit.scope, subject: commit.subject, notes: commit.notes.map((note) => note.text), references: commit.references.map((one) => one.issue) };
    };
  },
  async grammar() {
    const { parser, toConventionalChangelogFormat } = require('@conventional-commits/parser');
    return (text) => {
      const commit = toConventionalChangelogFormat(parser(text));
      return { type: commit.type, scope: commit.scope, subject: commit.subject, notes: commit.notes.map((note) => note.text), references: [] };
    };
  },
};

async function work() {
  const parse = await parsers[workerData]();
  parentPort.on('message', (text) => {
    try {
      parentPort.postMessage(parse(text));
    } catch (error) {
      parentPort.postMessage({ refused: String(error.message).split('\n')[0] });
    }
  });
}

function start(name) {
  return new Worker(__filename, { workerData: name });
}

async function ask(state, text) {
  state.worker ??= start(state.name);
  const worker = state.worker;
  return new Promise((resolve) => {
    const give = (answer) => {
      clearTimeout(timer);
      worker.off('message', give).off('error', fail);
      resolve(answer);
    };
    const fail = (error) => {
      state.worker = null;
      give({ refused: String(error.message) });
    };
    const timer = setTimeout(() => {
      state.worker = null;
      worker.terminate();
      give({ hung: true });
    }, 2000);
    worker.on('message', give).on('error', fail);
    worker.postMessage(text);
  });
}

async function main() {
  const states = Object.keys(parsers).map((name) => ({ name, worker: null }));
  for (const text of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
    const [changelog, grammar] = await Promise.all(states.map((state) => ask(state, text)));
    process.stdout.write(JSON.stringify({ changelog, grammar }) + '\n');
  }
  await Promise.all(states.map((state) => state.worker?.terminate()));
}

if (isMainThread) {
  main();
} else {
  work();
}
