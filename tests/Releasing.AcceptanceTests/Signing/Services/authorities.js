'use strict';
// Who vouches: an OIDC issuer, Fulcio with its certificate-transparency log, and a time-stamping authority; the last three are those of @sigstore/mock.
const crypto = require('crypto');
const asn1js = require('asn1js');
const jose = require('jose');
const pkijs = require('pkijs');
require('reflect-metadata');
const x509 = require('@peculiar/x509');
const { fulcioHandler, initializeCA, initializeCTLog, initializeTSA } = require('@sigstore/mock');
const { sha256 } = require('./merkle-log.js');

const ec = () => crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const refuse = (statusCode, message) => { throw Object.assign(new Error(message), { statusCode }); };
const ok = (statusCode, type, body) => ({ statusCode, headers: { 'content-type': type }, body });
const certificate = der => ({ rawBytes: Buffer.from(der).toString('base64') });

// @sigstore/mock makes every subject a URI; Fulcio makes that of a person an e-mail address.
const SubjectAlternativeName = x509.SubjectAlternativeNameExtension;
x509.SubjectAlternativeNameExtension = class extends SubjectAlternativeName {
  constructor(names, critical) {
    super(names.map(name => (name.value.startsWith('mailto:') ? { type: 'email', value: name.value.slice('mailto:'.length) } : name)), critical);
  }
};

class Issuer {
  constructor(url) {
    this.url = url;
    this.requestToken = crypto.randomBytes(16).toString('hex');
    this.keyPair = ec();
  }

  /** A token with these claims beside iss, aud, iat and exp, which they may replace. */
  token(claims) {
    const now = Math.floor(Date.now() / 1000);
    return new jose.SignJWT({ iss: this.url, aud: 'sigstore', iat: now, nbf: now, exp: now + 600, ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).sign(this.keyPair.privateKey);
  }

  /** The workflow's token endpoint: ACTIONS_ID_TOKEN_REQUEST_URL. */
  async workflow(url, authorization) {
    if (authorization?.toLowerCase() !== `bearer ${this.requestToken}`) {
      refuse(401, 'wrong request token');
    }

    const ref = 'acme/tool/.github/workflows/release.yml@refs/tags/v1.2.3';
    const claims = {
      sub: 'repo:acme/tool:ref:refs/tags/v1.2.3', aud: url.searchParams.get('audience') ?? 'https://github.com/acme', repository: 'acme/tool', repository_id: '1', repository_owner: 'acme',
      repository_owner_id: '2', repository_visibility: 'public', ref: 'refs/tags/v1.2.3', sha: 'a'.repeat(40), event_name: 'push', workflow: 'release', workflow_ref: ref,
      workflow_sha: 'a'.repeat(40), job_workflow_ref: ref, job_workflow_sha: 'a'.repeat(40), runner_environment: 'github-hosted', run_id: '7', run_attempt: '1',
    };
    return ok(200, 'application/json', JSON.stringify({ count: 1, value: await this.token(claims) }));
  }

  async claims(token) {
    try {
      return (await jose.jwtVerify(token, this.keyPair.publicKey, { audience: 'sigstore', issuer: this.url })).payload;
    } catch (error) {
      return refuse(401, `the token is not accepted: ${error.message}`);
    }
  }
}

class Fulcio {
  static async create(issuer) {
    const fulcio = new Fulcio();
    fulcio.issuer = issuer;
    fulcio.ctLog = await initializeCTLog(ec());
    fulcio.logged = await initializeCA(ec(), fulcio.ctLog);
    fulcio.issued = 0;
    return fulcio;
  }

  async post(body, detached) {
    const request = JSON.parse(body);
    const claims = await this.issuer.claims(request.credentials.oidcIdentityToken);
    const subject = claims.email && claims.email_verified ? claims.email : claims.sub;
    const { publicKey, proofOfPossession } = request.publicKeyRequest;
    // @sigstore/mock takes any proof.
    if (!crypto.verify('sha256', Buffer.from(subject), publicKey.content, Buffer.from(proofOfPossession, 'base64'))) {
      refuse(400, 'the proof of possession is no signature over the subject');
    }

    const san = claims.email && claims.email_verified ? `mailto:${claims.email}` : claims.job_workflow_ref ? `https://github.com/${claims.job_workflow_ref}` : claims.sub;
    // What was checked above need not be signed again: the handler only decodes.
    const decoded = `e30.${Buffer.from(JSON.stringify({ ...claims, san })).toString('base64url')}.`;
    const answer = await fulcioHandler(this.logged, { subjectClaim: 'san' }).fn(JSON.stringify({ ...request, credentials: { oidcIdentityToken: decoded } }));
    if (answer.statusCode !== 201) {
      refuse(answer.statusCode, String(answer.response));
    }

    this.issued++;
    const { chain } = JSON.parse(answer.response).signedCertificateEmbeddedSct;
    const form = detached ? { signedCertificateDetachedSct: { chain, signedCertificateTimestamp: 'e30=' } } : { signedCertificateEmbeddedSct: { chain } };
    return ok(200, 'application/json', JSON.stringify(form));
  }

  trust(url, start) {
    const validFor = { start };
    return {
      certificateAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'sigstore' }, uri: url, certChain: { certificates: [certificate(this.logged.rootCertificate)] }, validFor }],
      ctlogs: [{
        baseUrl: `${url}/ct`,
        hashAlgorithm: 'SHA2_256',
        publicKey: { rawBytes: Buffer.from(this.ctLog.publicKey).toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
        logId: { keyId: sha256(this.ctLog.publicKey).toString('base64') },
      }],
    };
  }
}

class TimestampAuthority {
  static async create() {
    const authority = new TimestampAuthority();
    authority.tsa = await initializeTSA(ec());
    authority.issued = 0;
    // Its own reads the nonce as a small number and writes fractions of seconds, which DER forbids where they end in zero.
    const original = authority.tsa.tstInfo.bind(authority.tsa);
    authority.tsa.getCurrentTime = () => new Date(Math.floor(Date.now() / 1000) * 1000);
    authority.tsa.tstInfo = request => {
      const info = original({ ...request, nonce: 0 });
      info.nonce = request.nonceValue;
      info.serialNumber = new asn1js.Integer({ value: ++authority.issued });
      return info;
    };
    return authority;
  }

  async post(body, type) {
    return ok(201, 'application/timestamp-reply', await this.tsa.timestamp(type === 'application/json' ? this.fromJson(JSON.parse(body)) : this.fromDer(body)));
  }

  fromDer(body) {
    const { result, offset } = asn1js.fromBER(body.buffer.slice(body.byteOffset, body.byteOffset + body.length));
    if (offset !== body.length) {
      refuse(400, 'no DER');
    }

    const request = new pkijs.TimeStampReq({ schema: result });
    return {
      artifactHash: request.messageImprint.hashedMessage.valueBlock.valueHexView,
      hashAlgorithmOID: request.messageImprint.hashAlgorithm.algorithmId,
      policyOID: '1.3.6.1.4.1.57264.2',
      nonceValue: request.nonce,
      certReq: request.certReq ?? false,
    };
  }

  fromJson(request) {
    const oids = { sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3' };
    return {
      artifactHash: Buffer.from(request.artifactHash, 'base64'),
      hashAlgorithmOID: oids[request.hashAlgorithm.toLowerCase().replace(/[^a-z0-9]/g, '')] ?? oids.sha256,
      policyOID: '1.3.6.1.4.1.57264.2',
      nonceValue: new asn1js.Integer({ value: request.nonce ?? 1 }),
      certReq: request.certificates ?? false,
    };
  }

  trust(url, start) {
    const chain = [this.tsa.intCertificate, this.tsa.rootCertificate].map(certificate);
    return { timestampAuthorities: [{ subject: { organization: 'sigstore.mock', commonName: 'tsa' }, uri: url, certChain: { certificates: chain }, validFor: { start } }] };
  }
}

module.exports = { Issuer, Fulcio, TimestampAuthority };
