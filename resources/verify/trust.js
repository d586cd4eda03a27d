// Whether a signer is known: the twin of inspector/signing/trust.py. The page carries certificates of signers and of
// roots, and for each root what it revoked; the program that made the page has read the roots' lists for it.

/** The roots inside the page: certificate, and what each revoked: serial (hex), at (milliseconds), lost. */
function insertedRoots() {
  return INSERTED.trusted
    .map((one) => ({ certificate: readCertificate(fromBase64(one.certificate)), revoked: one.revoked || [] }))
    .filter((one) => one.certificate.isRoot);
}

/**
 * Judge a signer at the claimed time. `known` are SHA-256 fingerprints, `roots` as insertedRoots gives them.
 * standing: known, unknown, outside_term, revoked or wrong_usage; by: the root's unit, where one vouches.
 */
function standing(signer, signedAt, known, roots) {
  const vouching = roots.filter((root) => isIssuedBy(signer, root.certificate));
  for (const root of vouching) {
    const gone = root.revoked.find((one) => one.serial === hex(signer.serial));
    // Nobody can tell whether a lost key signed before it was lost: nothing of it is known.
    if (gone && (gone.lost || gone.at <= signedAt)) return { standing: "revoked", at: gone.at, lost: gone.lost };
  }
  if (!signer.maySign || signer.isAuthority) return { standing: "wrong_usage" };
  const within = (one) => one.from <= signedAt && signedAt <= one.until;
  if (!within(signer)) return { standing: "outside_term" };
  if (known.includes(signer.fingerprint)) return { standing: "known" };
  const root = vouching.find((one) => within(one.certificate));
  if (root) return { standing: "known", by: root.certificate.unit };
  return { standing: vouching.length ? "outside_term" : "unknown" };
}

/** Did a root make a certificate: by its name and its signature? */
function isIssuedBy(signer, root) {
  if (!root.isRoot || !root.key || !sameBytes(signer.issuer, root.subject) || !signer.signed) return false;
  const { r, s } = signer.signed;
  // Of a certificate either of the two values of s will do: who made it is not the profile's.
  return ecdsaHolds(root.key, sha256(signer.body), r, s > P256.n / TWO ? P256.n - s : s);
}
