'use strict';
// A transparency log in memory: the Merkle tree of RFC 6962, section 2.1, with checkpoints as C2SP signed notes.
const crypto = require('crypto');

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), crypto.createHash('sha256')).digest();
const node = (left, right) => sha256(Buffer.from([1]), left, right);

class MerkleLog {
  /** name is the key name in signed notes; origin their first line; offset is added to the index in this tree for the index over all trees. */
  constructor({ name, origin, keyPair, offset }) {
    Object.assign(this, { name, origin, keyPair, offset });
    this.leaves = [];
    this.bodies = [];
    this.byLeaf = new Map();
    // levels[k][i] is the root over the leaves i * 2^k .. (i + 1) * 2^k - 1, of complete subtrees only.
    this.levels = [[]];
    const spki = keyPair.publicKey.export({ format: 'der', type: 'spki' });
    this.publicKey = spki;
    this.ed25519 = keyPair.publicKey.asymmetricKeyType === 'ed25519';
    this.keyId = this.ed25519 ? sha256(name, Buffer.from([0x0a, 0x01]), spki.subarray(-32)) : sha256(spki);
  }

  /** Appends a body, or finds it: { index, fresh }. */
  append(body) {
    const leaf = sha256(Buffer.from([0]), body);
    const known = this.byLeaf.get(leaf.toString('hex'));
    if (known !== undefined) {
      return { index: known, fresh: false };
    }

    const index = this.leaves.length;
    this.byLeaf.set(leaf.toString('hex'), index);
    this.leaves.push(leaf);
    this.bodies.push(body);
    this.levels[0].push(leaf);
    for (let k = 0; this.levels[k].length % 2 === 0; k++) {
      this.levels[k + 1] ??= [];
      this.levels[k + 1].push(node(...this.levels[k].slice(-2)));
    }

    return { index, fresh: true };
  }

  get size() {
    return this.leaves.length;
  }

  /** The root over the leaves from .. to - 1. */
  root(from, to) {
    const count = to - from;
    const k = Math.floor(Math.log2(count));
    if (count === 2 ** k && from % count === 0 && this.levels[k]?.length > from / count) {
      return this.levels[k][from / count];
    }

    const split = from + 2 ** Math.ceil(Math.log2(count) - 1);
    return node(this.root(from, split), this.root(split, to));
  }

  /** The audit path of a leaf (RFC 6962, section 2.1.1), from the leaf upwards. */
  path(index, from = 0, to = this.size) {
    if (to - from === 1) {
      return [];
    }

    const split = from + 2 ** Math.ceil(Math.log2(to - from) - 1);
    return index < split
      ? [...this.path(index, from, split), this.root(split, to)]
      : [...this.path(index, split, to), this.root(from, split)];
  }

  checkpoint() {
    const note = `${this.origin}\n${this.size}\n${this.root(0, this.size).toString('base64')}\n`;
    const signature = crypto.sign(this.ed25519 ? null : 'sha256', Buffer.from(note), this.keyPair.privateKey);
    return `${note}\n\u2014 ${this.name} ${Buffer.concat([this.keyId.subarray(0, 4), signature]).toString('base64')}\n`;
  }

  /** The log as the trusted root names it. */
  instance(baseUrl, start) {
    return {
      baseUrl,
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: this.publicKey.toString('base64'), keyDetails: this.ed25519 ? 'PKIX_ED25519' : 'PKIX_ECDSA_P256_SHA_256', validFor: { start } },
      logId: { keyId: this.keyId.toString('base64') },
      ...(this.ed25519 ? { checkpointKeyId: { keyId: this.keyId.toString('base64') } } : {}),
    };
  }
}

module.exports = { MerkleLog, sha256 };
