// The exact bytes of the profile: one CMS, one layout, nothing else is taken. The twin of inspector/signing/profile.py:
// certificate, digest and signature are taken out, the CMS is built anew from them, and the bytes are compared.

const PROFILE = "inspector-pdf/1";
const OID = {
  signedData: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02],
  data: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01],
  contentType: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x03],
  messageDigest: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x04],
  certificateV2: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f],
  sha256: [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01],
  ecdsaSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  ecPublicKey: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01],
  p256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
  tstInfo: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04],
  rsaSha256: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
  rsaKey: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01],
  timeStamping: [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08],
  extendedKeyUsage: [0x55, 0x1d, 0x25],
  keyUsage: [0x55, 0x1d, 0x0f],
  basicConstraints: [0x55, 0x1d, 0x13],
  commonName: [0x55, 0x04, 0x03],
  organization: [0x55, 0x04, 0x0a],
  userId: [0x09, 0x92, 0x26, 0x89, 0x93, 0xf2, 0x2c, 0x64, 0x01, 0x01],
};

/** One DER value: its tag, its content, its whole bytes. Lengths must be as short as they can be. */
function der(bytes, at = 0) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (length === undefined || (tag & 31) === 31) throw new Broken("DER");
  if (length > 127) {
    const n = length & 127;
    if (n === 0 || n > 3 || start + n > bytes.length) throw new Broken("DER");
    length = 0;
    for (let k = 0; k < n; k += 1) length = length * 256 + bytes[start + k];
    if (length < 128 || length < 2 ** (8 * (n - 1))) throw new Broken("DER");
    start += n;
  }
  if (start + length > bytes.length) throw new Broken("DER");
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** The values inside a constructed one; `tag` is demanded of it. */
function inside(value, tag) {
  if (!value || value.tag !== tag) throw new Broken("DER");
  const found = [];
  for (let at = 0; at < value.content.length; at += found[found.length - 1].whole.length) {
    found.push(der(value.content, at));
  }
  return found;
}

function tagged(tag, ...parts) {
  const content = joined(parts.map((part) => Uint8Array.from(part)));
  const length = content.length;
  if (length < 128) return joined([[tag, length], content]);
  const digits = length < 256 ? [length] : length < 65536 ? [length >> 8, length & 255]
    : [length >> 16, (length >> 8) & 255, length & 255];
  return joined([[tag, 128 + digits.length], digits, content]);
}

/** What the program needs of a certificate (X.509 v3). */
function readCertificate(bytes) {
  const top = der(bytes);
  if (top.whole.length !== bytes.length) throw new Broken("a certificate");
  const [body, algorithm, signature] = inside(top, 0x30);
  const fields = inside(body, 0x30);
  const [version, serial, , issuer, validity, subject, keyInfo] = fields;
  if (!sameBytes(version.whole, [0xa0, 3, 2, 1, 2]) || serial.tag !== 0x02) throw new Broken("a certificate");
  const named = {};
  for (const one of inside(subject, 0x30)) {
    for (const pair of inside(one, 0x31)) {
      const [kind, value] = inside(pair, 0x30);
      named[hex(kind.content)] = nameText(value);
    }
  }
  const [from, until] = inside(validity, 0x30).map(certificateTime);
  const called = (oid) => named[hex(oid)] || "";
  const usage = keyUsage(fields.slice(7));
  const isAuthority = mayVouch(fields.slice(7));
  return {
    bytes,
    body: body.whole,
    signed: certificateSignature(algorithm, signature),
    subject: subject.whole,
    maySign: (usage & 0x80) !== 0,
    isAuthority,
    isRoot: isAuthority && (usage & 0x04) !== 0,
    serial: serial.whole,
    issuer: issuer.whole,
    from,
    until,
    key: readKey(keyInfo),
    rsa: readRsaKey(keyInfo),
    onlyStamps: onlyStamps(fields.slice(7)),
    signsDocuments: (usage & 0x40) !== 0,
    signer: called(OID.commonName),
    unit: called(OID.organization),
    cardNumber: called(OID.userId),
    fingerprint: hex(sha256(bytes)),
  };
}

function nameText(value) {
  if (value.tag === 0x1e) return pdfText(joined([[0xfe, 0xff], value.content]));
  return value.tag === 0x0c ? utf8(value.content) : latin1(value.content);
}

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime. */
function certificateTime(value) {
  const text = latin1(value.content);
  const year = value.tag === 0x17 ? (Number(text.slice(0, 2)) < 50 ? 2000 : 1900) + Number(text.slice(0, 2))
    : Number(text.slice(0, 4));
  const rest = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text.slice(value.tag === 0x17 ? 2 : 4));
  if (!rest) throw new Broken("the term of a certificate");
  const [month, day, hour, minute, second] = rest.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The point of a P-256 key; null of any other. */
function readKey(info) {
  const [kind, point] = inside(info, 0x30);
  const [algorithm, curve] = inside(kind, 0x30);
  const ours = algorithm && curve && sameBytes(algorithm.content, OID.ecPublicKey) && sameBytes(curve.content, OID.p256);
  const { content } = point;
  if (!ours || point.tag !== 0x03 || content.length !== 66 || content[0] !== 0 || content[1] !== 4) return null;
  return { x: bigInt(content.subarray(2, 34)), y: bigInt(content.subarray(34)) };
}

/** Modulus and exponent of an RSA key; null of any other. */
function readRsaKey(info) {
  return orElse(null, () => {
    const [kind, bits] = inside(info, 0x30);
    if (!sameBytes(inside(kind, 0x30)[0].content, OID.rsaKey) || bits.tag !== 0x03 || bits.content[0] !== 0) return null;
    const [n, e] = inside(der(bits.content.subarray(1)), 0x30).map((one) => bigInt(one.content));
    return { n, e };
  });
}

/** Is time stamping the one thing that the key may be used for (extendedKeyUsage)? */
function onlyStamps(optional) {
  return orElse(false, () => {
    const value = extensionOf(optional, OID.extendedKeyUsage);
    const found = value ? inside(der(value), 0x30) : [];
    return found.length === 1 && sameBytes(found[0].content, OID.timeStamping);
  });
}

/** The first eight bits of what the key may do (keyUsage): 0x80 sign, 0x40 sign documents, 0x04 vouch; 0 if not said. */
function keyUsage(optional) {
  const value = extensionOf(optional, OID.keyUsage);
  const bits = value && der(value);
  return bits && bits.tag === 0x03 && bits.content.length > 1 ? bits.content[1] : 0;
}

/** May it vouch for others (basicConstraints)? What cannot be read may not. */
function mayVouch(optional) {
  return orElse(false, () => {
    const value = extensionOf(optional, OID.basicConstraints);
    const first = value && inside(der(value), 0x30)[0];
    return Boolean(first) && first.tag === 0x01 && first.content[0] === 0xff;
  });
}

/** The content of an extension; null where it is not there. */
function extensionOf(optional, oid) {
  const held = optional.find((one) => one.tag === 0xa3);
  for (const extension of held ? inside(inside(held, 0xa3)[0], 0x30) : []) {
    const parts = inside(extension, 0x30);
    if (sameBytes(parts[0].content, oid)) return parts[parts.length - 1].content;
  }
  return null;
}

/** r and s, or the bytes of RSA, of the signature that a certificate bears; null where it is none with SHA-256. */
function certificateSignature(algorithm, signature) {
  return orElse(null, () => {
    const [kind] = inside(algorithm, 0x30);
    if (sameBytes(kind.content, OID.rsaSha256) && signature.tag === 0x03 && signature.content[0] === 0) {
      return { rsa: signature.content.subarray(1) };
    }
    if (!sameBytes(kind.content, OID.ecdsaSha256) || signature.tag !== 0x03 || signature.content[0] !== 0) return null;
    const [r, s] = inside(der(signature.content.subarray(1)), 0x30).map((one) => bigInt(one.content));
    return { r, s };
  });
}

/** What a reading gives; `otherwise` where the bytes cannot be read so. */
function orElse(otherwise, read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof Broken || error instanceof TypeError) return otherwise;
    throw error;
  }
}

/** Take certificate, digest and signature out of a CMS, if it is exactly as we write it; else null. */
function takeApart(contents) {
  try {
    const [, held] = inside(der(contents), 0x30);
    const signed = inside(inside(held, 0xa0)[0], 0x30);
    const certificate = readCertificate(inside(signed[3], 0xa0)[0].whole);
    const signer = inside(inside(signed[4], 0x31)[0], 0x30);
    const attributes = inside(signer[3], 0xa0);
    const digest = inside(inside(attributes[1], 0x30)[1], 0x31)[0].content;
    const signature = signer[5].content;
    const [r, s] = inside(der(signature), 0x30).map((one) => bigInt(one.content));
    const parts = { certificate, digest, signature, r, s };
    if (digest.length !== 32 || s > P256.n / TWO || !sameBytes(signature, signatureBytes(r, s))) return null;
    return sameBytes(builtCms(parts), contents) ? parts : null;
  } catch (error) {
    if (error instanceof Broken || error instanceof TypeError) return null;
    throw error;
  }
}

function integer(value) {
  let digits = value.toString(16);
  if (digits.length % 2) digits = `0${digits}`;
  if (parseInt(digits[0], 16) > 7) digits = `00${digits}`;
  return tagged(0x02, digits.match(/../g).map((pair) => parseInt(pair, 16)));
}

function signatureBytes(r, s) {
  return tagged(0x30, integer(r), integer(s));
}

/** What the signature is over: the three attributes, without the tag in front of them. */
function attributeBytes({ certificate, digest }) {
  const issuer = tagged(0x30, tagged(0xa4, certificate.issuer));
  const one = tagged(0x30, tagged(0x04, sha256(certificate.bytes)), tagged(0x30, issuer, certificate.serial));
  return joined([
    tagged(0x30, tagged(0x06, OID.contentType), tagged(0x31, tagged(0x06, OID.data))),
    tagged(0x30, tagged(0x06, OID.messageDigest), tagged(0x31, tagged(0x04, digest))),
    tagged(0x30, tagged(0x06, OID.certificateV2), tagged(0x31, tagged(0x30, tagged(0x30, one)))),
  ]);
}

function builtCms(parts) {
  const { certificate } = parts;
  const sha = tagged(0x30, tagged(0x06, OID.sha256), tagged(0x05));
  const signer = tagged(
    0x30,
    tagged(0x02, [1]),
    tagged(0x30, certificate.issuer, certificate.serial),
    sha,
    tagged(0xa0, attributeBytes(parts)),
    tagged(0x30, tagged(0x06, OID.ecdsaSha256)),
    tagged(0x04, parts.signature),
  );
  const signed = tagged(
    0x30,
    tagged(0x02, [1]),
    tagged(0x31, sha),
    tagged(0x30, tagged(0x06, OID.data)),
    tagged(0xa0, certificate.bytes),
    tagged(0x31, signer),
  );
  return tagged(0x30, tagged(0x06, OID.signedData), tagged(0xa0, signed));
}

/** Is the signature the certificate's? */
function isSigned(parts) {
  const { key, signsDocuments: may } = parts.certificate;
  return Boolean(key && may) && ecdsaHolds(key, sha256(tagged(0x31, attributeBytes(parts))), parts.r, parts.s);
}
