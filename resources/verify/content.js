// findings.json and signatures.json: canonical JSON (RFC 8785) held to the published schemas, which the page carries.
// The twin of inspector/base/canonical.py and inspector/exchange/findings.py.

const FINDINGS = "findings.json";
const SIGNATURES = "signatures.json";
const RESULTS = ["conforms", "mostly", "fails", "not_applicable", "not_checked"];
const MAX_JSON_DEPTH = 100;

/** Return the canonical text of a parsed value; what two programs could write differently is refused. */
function canonical(value, depth = 0) {
  if (depth > MAX_JSON_DEPTH) throw new Broken("JSON is too deep");
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new Broken("a number that is not exact");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(",")}]`;
  if (value === null || typeof value === "boolean") return String(value);
  const names = Object.keys(value).sort(); // by UTF-16 units, as the standard has it
  return `{${names.map((name) => `${quoted(name)}:${canonical(value[name], depth + 1)}`).join(",")}}`;
}

function quoted(text) {
  if (text.includes("\0") || loneSurrogate(text)) throw new Broken("a text that is not exact");
  return JSON.stringify(text);
}

/** Return parsed canonical JSON that the schema accepts which its `format` names. */
function readJson(bytes) {
  const text = utf8(bytes);
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Broken("no JSON");
  }
  if (canonical(value) !== text) throw new Broken("not canonical");
  const schema = value !== null && typeof value === "object" && INSERTED.schemas[String(value.format)];
  if (!schema || !Object.prototype.hasOwnProperty.call(INSERTED.schemas, value.format)) throw new Broken("format");
  if (!conforms(value, schema)) throw new Broken("schema");
  return value;
}

/** The words of JSON Schema that our schemas use; tests hold them to these. */
const SCHEMA_RULES = {
  type: (value, type) => typeOf(value) === type,
  const: (value, wanted) => value === wanted,
  enum: (value, wanted) => wanted.includes(value),
  pattern: (value, pattern) => typeof value !== "string" || new RegExp(pattern, "u").test(value),
  minItems: (value, least) => !Array.isArray(value) || value.length >= least,
  maxItems: (value, most) => !Array.isArray(value) || value.length <= most,
  items: (value, schema) => !Array.isArray(value) || value.every((one) => conforms(one, schema)),
  oneOf: (value, schemas) => schemas.filter((schema) => conforms(value, schema)).length === 1,
  required: (value, names) => typeOf(value) !== "object" || names.every((name) => hasOwn(value, name)),
  properties: (value, schemas) =>
    typeOf(value) !== "object" ||
    Object.keys(schemas).every((name) => !hasOwn(value, name) || conforms(value[name], schemas[name])),
  additionalProperties: (value, allowed, schema) =>
    typeOf(value) !== "object" ||
    Object.keys(value).every((name) => hasOwn(schema.properties || {}, name) ||
      (allowed !== false && (allowed === true || conforms(value[name], allowed)))),
};

function conforms(value, schema) {
  return Object.keys(schema).every((word) => {
    if (word[0] === "$") return true;
    if (!hasOwn(SCHEMA_RULES, word)) throw new Broken(`the schema's ${word}`);
    return SCHEMA_RULES[word](value, schema[word], schema);
  });
}

function hasOwn(value, name) {
  return Object.prototype.hasOwnProperty.call(value, name);
}

function typeOf(value) {
  if (Array.isArray(value)) return "array";
  if (value === null) return "null";
  return typeof value === "number" ? "integer" : typeof value;
}

/** Return what a document carries, or the code of what is wrong with it. */
function readContent(files) {
  if (!files.has(FINDINGS) || !files.has(SIGNATURES)) return { problem: "content_missing" };
  let findings;
  let marks;
  try {
    findings = readJson(files.get(FINDINGS));
    ({ marks } = readJson(files.get(SIGNATURES)));
    if (!Array.isArray(marks)) throw new Broken("no marks");
  } catch (error) {
    if (error instanceof Broken) return { problem: "content_invalid" };
    throw error;
  }
  const digest = hex(sha256(files.get(FINDINGS)));
  const bound = marks.length > 0 && marks.every((mark) => mark.report_sha256 === digest);
  return { findings, marks, digest, problem: bound ? contradiction(findings) : "content_unbound" };
}

function contradiction(findings) {
  if (!initialsHold(findings)) return "content_initials";
  return countsHold(findings) ? "" : "content_counts";
}

/** Do a record's own rows give its counts, and are its lists numbered from 1? */
function countsHold(findings) {
  const { counts } = findings;
  if (!counts) return true;
  const items = [].concat(...findings.sections.map((section) => section.items));
  const found = RESULTS.map((result) => items.filter((item) => item.result === result).length);
  const total = found.reduce((sum, n) => sum + n, 0);
  const numbered = (rows) => rows.every((row, n) => row.n === n + 1);
  return RESULTS.every((result, n) => counts[result] === found[n]) && counts.total === total && total === items.length &&
    counts.unanswered === items.filter((item) => item.answer === "").length &&
    numbered(findings.problems) && numbered(findings.evidence);
}

/** Can the hash that a member initialled be computed again from the answers of their section? */
function initialsHold(findings) {
  const sections = new Map((findings.sections || []).map((one) => [one.code, one.items]));
  return (findings.shares || []).every((share) => {
    const answers = Object.create(null); // a code may be called as anything
    for (const item of sections.get(share.code) || []) answers[item.code] = item.answer;
    const text = canonical({ visit: findings.visit, section: share.code, answers });
    return !share.answers_sha256 || share.answers_sha256 === hex(sha256(new TextEncoder().encode(text)));
  });
}
