// The verdict: the twin of inspector/signing/verify.py and inspector/services/verify.py.
//
// state: intact_known, intact_unknown, changed or unreadable. reason: the code that decided, empty where intact.

/** Examine a PDF. `trusted` are SHA-256 fingerprints of known certificates. */
function verify(pdf, trusted = INSERTED.trusted.map((one) => one.fingerprint)) {
  const found = examine(pdf, trusted, insertedRoots());
  if (found.state !== "intact") return found;
  const content = readContent(found.files);
  if (content.problem) return Object.assign(found, { state: "changed", reason: content.problem });
  return Object.assign(found, {
    state: found.known ? "intact_known" : "intact_unknown",
    findings: content.findings,
    marks: content.marks,
    findingsSha256: content.digest,
  });
}

function examine(pdf, trusted, roots) {
  if (!startsWith(pdf, ascii("%PDF-"), 0)) return verdict("unreadable", "not_a_pdf");
  let file;
  let files;
  let signatures;
  try {
    file = new PdfFile(pdf);
    files = file.embeddedFiles();
    signatures = file.signatures();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    if (error.code === "encrypted") return verdict("unreadable", "encrypted");
    return verdict(looksLikeOurs(pdf) ? "changed" : "unreadable", "broken_pdf");
  }
  const ours = files.has(FINDINGS);
  if (!signatures.length) return verdict(ours ? "changed" : "unreadable", "signature_missing");
  const named = profileOf(file, signatures[0]);
  if (named === PROFILE) {
    try {
      return judgeAll(file, files, signatures, trusted, roots);
    } catch (error) {
      if (error instanceof Broken) return verdict("changed", "signature_broken");
      throw error;
    }
  }
  // Nobody is told that a letter of somebody else, or of a newer program, was tampered with.
  if (named.startsWith("inspector-pdf/") || !ours) return verdict("unreadable", "profile_unknown");
  return verdict("changed", "signature_broken");
}

function verdict(state, reason, more) {
  return Object.assign({ state, reason }, more);
}

/** Judge the certification in the bytes that it covers, then each increment that stands behind them. */
function judgeAll(file, files, signatures, trusted, roots) {
  const pdf = file.data;
  const [, , at, length] = file.byteRange(signatures[0].entries);
  const end = at + length;
  let steps = [];
  let signed = file;
  let within = signatures;
  if (end > 0 && end < pdf.length) {
    steps = readIncrements(pdf, end);
    if (!steps) return verdict("changed", signatures.length > 1 ? "signature_count" : "appended");
    signed = new PdfFile(pdf.subarray(0, end));
    within = signed.signatures();
  }
  if (within.length !== 1) return verdict("changed", "signature_count");
  let found = judge(signed, files, within[0]);
  for (const step of steps) {
    if (found.state === "intact") found = step.field ? judgeStep(pdf, step, found) : judgeStamp(pdf, step, found);
  }
  return found.state === "intact" ? judged(found, trusted, roots) : found;
}

/** Judge who signed, each by the first known time stamp over their signature. */
function judged(found, trusted, roots) {
  const known = found.stamps.filter((one) => one.judged.standing === "known");
  [found, ...found.more].forEach((one, n) => {
    const over = known.filter((stamp) => stamp.covers > n).map((stamp) => stamp.at);
    const proven = over.length ? Math.min(...over) : undefined;
    one.judged = standing(one.certificate, one.signedAt, trusted, roots, proven);
  });
  found.known = [found, ...found.more].every((one) => one.judged.standing === "known");
  return found;
}

/** Judge a time stamp over all before it. */
function judgeStamp(pdf, step, found) {
  const covered = pdf.subarray(0, step.end);
  const contents = hole(covered, step.range);
  const token = contents && takeTokenApart(contents);
  const at = token && stampMoment(token);
  const digest = sha256(covered.subarray(0, step.range[1]), covered.subarray(step.range[2]));
  if (!token || at === null || !isStamp(token, digest)) {
    return Object.assign(found, { state: "changed", reason: "stamp_broken" });
  }
  const { certificate } = token;
  const stamp = { certificate, at, covers: 1 + found.more.length, judged: serverStanding(certificate, at, insertedServers()) };
  return Object.assign(found, { stamps: [...found.stamps, stamp] });
}

/** Judge a further signature over all before it. */
function judgeStep(pdf, step, found) {
  const changed = (reason) => Object.assign(found, { state: "changed", reason });
  const covered = pdf.subarray(0, step.end);
  const contents = hole(covered, step.range);
  const parts = contents && takeApart(contents);
  if (!parts) return changed("cms_changed");
  const digest = sha256(covered.subarray(0, step.range[1]), covered.subarray(step.range[2]));
  if (!sameBytes(digest, parts.digest) || !isSigned(parts)) return changed("content_changed");
  const { certificate } = parts;
  const signedAt = momentOf(step.when);
  return Object.assign(found, { more: [...found.more, { field: step.field, certificate, signedAt }] });
}

function judge(file, files, signature) {
  const pdf = file.data;
  const range = file.byteRange(signature.entries);
  const contents = hole(pdf, range);
  if (!contents) return verdict("changed", pdf.length > range[2] + range[3] ? "appended" : "layout_changed");
  const parts = takeApart(contents);
  if (!parts) return verdict("changed", "cms_changed");
  const { certificate } = parts;
  const signedAt = claimedTime(file, signature);
  const more = { certificate, signedAt, files };
  if (!sameBytes(sha256(pdf.subarray(0, range[1]), pdf.subarray(range[2])), parts.digest) || !isSigned(parts)) {
    return verdict("changed", "content_changed", more);
  }
  if (!asWeCertify(file, signature)) return verdict("changed", "signature_broken", more);
  return verdict("intact", "", Object.assign(more, { more: [], stamps: [] }));
}

/** Return the CMS if the file is laid out as we write it: one hole, upper-case hex, zero padding; else null. */
function hole(pdf, [start, first, second, rest]) {
  if (start !== 0 || second + rest !== pdf.length || !(first > 0 && first < second && second < pdf.length)) return null;
  if (second - first < 2 || pdf[first] !== 60 || pdf[second - 1] !== 62 || (second - first) % 2) return null;
  const raw = new Uint8Array((second - first - 2) / 2);
  for (let n = 0, at = first + 1; n < raw.length; n += 1, at += 2) {
    const [high, low] = [hexDigit(pdf[at]), hexDigit(pdf[at + 1])];
    if (high < 0 || low < 0) return null;
    raw[n] = high * 16 + low;
  }
  if (raw[0] !== 0x30 || raw[1] !== 0x82) return null;
  const length = 4 + raw[2] * 256 + raw[3];
  return raw.subarray(length).some((byte) => byte) ? null : raw.subarray(0, length);
}

function hexDigit(byte) {
  if (isDigit(byte)) return byte - 48;
  return byte >= 65 && byte <= 70 ? byte - 55 : -1;
}

/** The claimed time in milliseconds, as we write it; another way of writing it is none of ours. */
function claimedTime(file, signature) {
  const value = file.resolved(signature.entries.get("M"));
  return momentOf(value instanceof Uint8Array ? latin1(value) : "");
}

function momentOf(text) {
  const match = /^D:([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})\+08'00'$/.exec(text);
  if (!match) throw new Broken("no claimed time");
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number);
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const same = year >= 100 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day && hour < 24 && minute < 60;
  if (!same || second > 59) throw new Broken("no claimed time");
  return at.getTime() - 8 * 3600 * 1000;
}

/** One update behind the drawn document; the certifying field; only the filling of fields is allowed. */
function asWeCertify(file, signature) {
  const { entries, reference } = signature;
  const permitted = file.dictionary(file.root.get("Perms")).get("DocMDP");
  const references = file.array(entries.get("Reference"));
  if (references.length !== 1) throw new Broken("Reference");
  const transform = file.dictionary(references[0]);
  const named = (dictionary, key, text) => dictionary.get(key) instanceof Name && dictionary.get(key).text === text;
  return (
    file.trailers.length === 2 &&
    signature.name === "inspector-0" &&
    reference !== null &&
    permitted instanceof Ref &&
    permitted.key === reference.key &&
    named(entries, "Filter", "Adobe.PPKLite") &&
    named(entries, "SubFilter", "ETSI.CAdES.detached") &&
    named(transform, "TransformMethod", "DocMDP") &&
    file.dictionary(transform.get("TransformParams")).get("P") === 2
  );
}

/** The profile that the signature dictionary names, or an empty text. */
function profileOf(file, signature) {
  try {
    const app = file.dictionary(file.dictionary(signature.entries.get("Prop_Build")).get("App"));
    return pdfText(file.resolved(app.get("REx")));
  } catch (error) {
    if (error instanceof Broken) return "";
    throw error;
  }
}

/** Return the document as it was last signed, where all of it still stands at the start of the file; else null. */
function signedPart(pdf) {
  const ends = new Set();
  let at = find(pdf, ascii("/ByteRange [0 "));
  for (let n = 0; at >= 0 && n < 5; n += 1) {
    const match = /^\/ByteRange \[0 [0-9]{1,10} ([0-9]{1,10}) ([0-9]{1,10})\s*\]/.exec(latin1(pdf.subarray(at, at + 120)));
    if (match) ends.add(Number(match[1]) + Number(match[2]));
    at = find(pdf, ascii("/ByteRange [0 "), at + 1);
  }
  for (const end of Array.from(ends).sort((one, other) => other - one)) {
    if (end < pdf.length) {
      const found = verify(pdf.subarray(0, end));
      if (found.state.startsWith("intact")) return Object.assign(found, { behind: pdf.length - end });
    }
  }
  return null;
}
