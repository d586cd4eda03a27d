// Time stamps (RFC 3161) in the only form in which they stand in a document: the twin of inspector/signing/stamp_token.py.

/** Take a token apart, if it is exactly as we write it; else null. */
function takeTokenApart(contents) {
  return orElse(null, () => {
    const top = der(contents);
    if (top.whole.length !== contents.length) return null;
    const [, held] = inside(top, 0x30);
    const signed = inside(inside(held, 0xa0)[0], 0x30);
    const octets = inside(inside(signed[2], 0x30)[1], 0xa0);
    if (octets.length !== 1 || octets[0].tag !== 0x04) return null;
    const certificate = readCertificate(inside(signed[3], 0xa0)[0].whole);
    const signer = inside(inside(signed[4], 0x31)[0], 0x30);
    const attributes = joined([[0x31], signer[3].whole.subarray(1)]);
    const token = { certificate, info: octets[0].content, attributes, signature: signer[5].content };
    return sameBytes(builtToken(token), contents) ? token : null;
  });
}

function builtToken({ certificate, info, attributes, signature }) {
  const sha = tagged(0x30, tagged(0x06, OID.sha256), tagged(0x05));
  const algorithm = certificate.rsa
    ? tagged(0x30, tagged(0x06, OID.rsaSha256), tagged(0x05))
    : tagged(0x30, tagged(0x06, OID.ecdsaSha256));
  const signer = tagged(
    0x30,
    tagged(0x02, [1]),
    tagged(0x30, certificate.issuer, certificate.serial),
    sha,
    joined([[0xa0], attributes.subarray(1)]),
    algorithm,
    tagged(0x04, signature),
  );
  const signed = tagged(
    0x30,
    tagged(0x02, [3]),
    tagged(0x31, sha),
    tagged(0x30, tagged(0x06, OID.tstInfo), tagged(0xa0, tagged(0x04, info))),
    tagged(0xa0, certificate.bytes),
    tagged(0x31, signer),
  );
  return tagged(0x30, tagged(0x06, OID.signedData), tagged(0xa0, signed));
}

/** Did a server that may give time stamps give this one on a SHA-256? */
function isStamp(token, digest) {
  return orElse(false, () => {
    const top = der(token.info);
    if (top.whole.length !== token.info.length) return false;
    const [algorithm, hashed] = inside(inside(top, 0x30)[2], 0x30);
    const { certificate } = token;
    return (
      sameBytes(inside(algorithm, 0x30)[0].whole, tagged(0x06, OID.sha256)) &&
      sameBytes(hashed.whole, tagged(0x04, digest)) &&
      certificate.onlyStamps &&
      sameBytes(attributeOf(token, OID.contentType).whole, tagged(0x06, OID.tstInfo)) &&
      sameBytes(attributeOf(token, OID.messageDigest).whole, tagged(0x04, sha256(token.info))) &&
      namesCertificate(token) &&
      stampMoment(token) !== null &&
      tokenHolds(token)
    );
  });
}

/** The one value of the one signed attribute of a kind. */
function attributeOf({ attributes }, oid) {
  const top = der(attributes);
  if (top.whole.length !== attributes.length) throw new Broken("DER");
  const found = inside(top, 0x31).map((one) => inside(one, 0x30))
    .filter(([kind]) => sameBytes(kind.whole, tagged(0x06, oid)));
  if (found.length !== 1) throw new Broken("an attribute");
  const values = inside(found[0][1], 0x31);
  if (values.length !== 1) throw new Broken("an attribute");
  return values[0];
}

/** Do the signed attributes name the certificate by its SHA-256 (signing-certificate-v2)? */
function namesCertificate(token) {
  let first = inside(inside(inside(attributeOf(token, OID.certificateV2), 0x30)[0], 0x30)[0], 0x30);
  if (first.length && first[0].tag === 0x30 && sameBytes(inside(first[0], 0x30)[0].whole, tagged(0x06, OID.sha256))) {
    first = first.slice(1); // the default, written out all the same
  }
  return first.length > 0 && sameBytes(first[0].whole, tagged(0x04, sha256(token.certificate.bytes)));
}

/** The time that a token states, in milliseconds and whole seconds; null where it states none. */
function stampMoment({ info }) {
  return orElse(null, () => {
    const value = inside(der(info), 0x30)[4];
    const match = value.tag === 0x18 && /^([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:\.[0-9]{1,9})?Z$/
      .exec(latin1(value.content));
    if (!match) return null;
    const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number);
    const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
    const same = year >= 1000 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60;
    return same && second < 60 ? at.getTime() : null;
  });
}

function tokenHolds({ certificate, attributes, signature }) {
  const hash = sha256(attributes);
  if (certificate.rsa) return rsaHolds(certificate.rsa, hash, signature);
  const [r, s] = inside(der(signature), 0x30).map((one) => bigInt(one.content));
  return Boolean(certificate.key) && sameBytes(signature, signatureBytes(r, s)) && ecdsaHolds(certificate.key, hash, r, s);
}
