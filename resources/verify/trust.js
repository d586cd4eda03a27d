// Whether a signer is known: the twin of inspector/signing/trust.py. The page carries certificates of signers and of
// roots, and for each root what it revoked; the program that made the page has read the roots' lists for it.

/** The roots inside the page: certificate, and what each revoked: serial (hex), at (milliseconds), lost. */
function insertedRoots() {
  return INSERTED.trusted
    .map((one) => ({ certificate: readCertificate(fromBase64(one.certificate)), revoked: one.revoked || [] }))
    .filter((one) => one.certificate.isRoot);
}

/**
 * Judge a signer at the claimed time; `proven` is the time of the first known time stamp over the signature, if any.
 `known` are SHA-256 fingerprints, `roots` as insertedRoots gives them.
 * standing: known, unknown, outside_term, revoked or wrong_usage; by: the root's unit, where one vouches.
 */
function standing(signer, signedAt, known, roots, proven) {
  const vouching = roots.filter((root) => isIssuedBy(signer, root.certificate));
  for (const root of vouching) {
    const gone = root.revoked.find((one) => one.serial === hex(signer.serial));
    // Without a time stamp nobody can tell whether a lost key signed before it was lost: nothing of it is known.
    const lost = gone && gone.lost && !(proven !== undefined && proven < gone.at);
    if (gone && (lost || gone.at <= signedAt)) return { standing: "revoked", at: gone.at, lost };
  }
  if (!signer.maySign || signer.isAuthority) return { standing: "wrong_usage" };
  const within = (one) => one.from <= signedAt && signedAt <= one.until;
  if (!within(signer)) return { standing: "outside_term" };
  if (known.includes(signer.fingerprint)) return { standing: "known" };
  const root = vouching.find((one) => within(one.certificate));
  if (root) return { standing: "known", by: root.certificate.unit };
  return { standing: vouching.length ? "outside_term" : "unknown" };
}

/** Judge a time-stamp server at the time that it states (milliseconds): itself, or its issuer, is trusted. */
function serverStanding(server, at, trusted) {
  const within = (one) => one.from <= at && at <= one.until;
  if (!within(server)) return { standing: "outside_term" };
  if (trusted.some((one) => sameBytes(one.bytes, server.bytes))) return { standing: "known" };
  const issuers = trusted.filter((one) => isIssuedBy(server, one));
  const issuer = issuers.find(within);
  if (issuer) return { standing: "known", by: issuer.unit };
  return { standing: issuers.length ? "outside_term" : "unknown" };
}

/** Certificates inside the page of time-stamp servers, and of those who issue them. */
function insertedServers() {
  return INSERTED.time.map((one) => orElse(null, () => readCertificate(fromBase64(one)))).filter(Boolean);
}

/** Did a root make a certificate: by its name and its signature? */
function isIssuedBy(signer, root) {
  if (!root.isRoot || !sameBytes(signer.issuer, root.subject) || !signer.signed) return false;
  if (signer.signed.rsa) return Boolean(root.rsa) && rsaHolds(root.rsa, sha256(signer.body), signer.signed.rsa);
  if (!root.key) return false;
  const { r, s } = signer.signed;
  // Of a certificate either of the two values of s will do: who made it is not the profile's.
  return ecdsaHolds(root.key, sha256(signer.body), r, s > P256.n / TWO ? P256.n - s : s);
}
