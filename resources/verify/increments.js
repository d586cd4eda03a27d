// What may stand behind a certified document: the twin of inspector/signing/increments.py. From an increment is taken what
// it is free in; then it is built anew behind the bytes before it, and compared. Text here is one character a byte.

const MAX_INCREMENTS = 40;
const MAX_HEAD_BYTES = 400000;
const RANGE_BYTES = 48;
const OPENS = "<<\n";
const CLOSES = "\n>>\nendobj";
const FURTHER_SIGNATURE = new RegExp(
  "^[0-9]{1,10} 0 obj\\n<<\\n/Type /Sig\\n/Filter /Adobe\\.PPKLite\\n/SubFilter /ETSI\\.CAdES\\.detached\\n" +
  "/M \\((D:[0-9]{14}\\+08'00')\\)\\n/Reason <(FEFF(?:[0-9A-F]{4})*)>\\n/Location <(FEFF(?:[0-9A-F]{4})*)>\\n" +
  "/Prop_Build <<\\n/App <<\\n/Name /Inspector\\n/REx \\(inspector-pdf/1\\)\\n>>\\n>>\\n/Contents <([0-9A-F]*)>\\n" +
  "/ByteRange \\[0 [0-9]{1,10} ([0-9]{1,10}) ([0-9]{1,10})\\] *\\n>>\\nendobj\\n([0-9]{1,10}) 0 obj\\n",
);

const TIME_STAMP = new RegExp(
  "^[0-9]{1,10} 0 obj\\n<<\\n/Type /DocTimeStamp\\n/Filter /Adobe\\.PPKLite\\n/SubFilter /ETSI\\.RFC3161\\n" +
  "/Contents <([0-9A-F]*)>\\n/ByteRange \\[0 [0-9]{1,10} ([0-9]{1,10}) ([0-9]{1,10})\\] *\\n>>\\nendobj\\n",
);
const STAMP_HEAD = "<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n/Contents ";
const STAMP_FIELD = "time-stamp-";
const MAX_VALIDATION_DATA = 40;
const DSS_BODY = "/Type /DSS\\n/Certs \\[((?: [0-9]{1,10} 0 R)*) \\]\\n/CRLs \\[((?: [0-9]{1,10} 0 R)*) \\]";

/** Return the increments from a place to the end of the file; null where something stands there that is none. */
function readIncrements(data, from) {
  const found = [];
  for (let at = from; at < data.length; at = found[found.length - 1].end) {
    const step = found.length === MAX_INCREMENTS ? null : orElse(null, () => readIncrement(data, at));
    if (!step) return null;
    found.push(step);
  }
  return found;
}

function readIncrement(data, at) {
  const head = latin1(data.subarray(at, at + MAX_HEAD_BYTES));
  const stamp = TIME_STAMP.exec(head);
  const match = stamp || FURTHER_SIGNATURE.exec(head);
  if (!match) return null;
  const [contents, start, rest] = stamp ? stamp.slice(1) : match.slice(4);
  const end = Number(start) + Number(rest);
  if (!(at < end && end <= data.length)) return null;
  const previous = new PdfFile(data.subarray(0, at));
  const same = ({ written }) => written === latin1(data.subarray(at, end));
  if (stamp) {
    const brought = readBrought(previous, data.subarray(0, end), at + stamp[0].length);
    const made = stampIncrement(previous, brought, contents);
    return same(made) ? { field: "", when: "", range: made.range, end } : null;
  }
  const [, when, reason, location, , , , field] = match;
  const what = { field: Number(field), when, reason, location };
  const names = emptyFields(previous).filter((one) => one.number === what.field);
  if (names.length !== 1) return null;
  const made = filledIn(previous, what, contents);
  return same(made) ? { field: names[0].name, when, range: made.range, end } : null;
}

/** What the increment brings behind the signature dictionary of its time stamp: certificates and lists, as text. */
function readBrought(previous, data, from) {
  const dss = new RegExp(`^[0-9]{1,10} 0 obj\\n<<\\n${DSS_BODY}\\n>>\\nendobj\\n`).exec(latin1(data.subarray(from)));
  if (!dss) return { certificates: [], lists: [] };
  const held = [];
  for (let at = from + dss[0].length; ;) {
    const found = /^[0-9]{1,10} 0 obj\n<<\n\/Length ([0-9]{1,8})\n>>\nstream\n/.exec(latin1(data.subarray(at, at + 100)));
    if (!found) break;
    const start = at + found[0].length;
    const end = start + Number(found[1]);
    held.push(latin1(data.subarray(start, end)));
    at = end + "\nendstream\nendobj\n".length;
    if (held.length > MAX_VALIDATION_DATA) throw new Broken("too much validation data");
  }
  const fresh = countRefs(dss[1]) - countRefs(validationStore(previous).certificates);
  if (!(fresh >= 0 && fresh <= held.length) || !held.length) throw new Broken("validation data");
  return { certificates: held.slice(0, fresh), lists: held.slice(fresh) };
}

function stampIncrement(previous, brought, contents) {
  const number = sizeOf(previous);
  const form = previous.root.get("AcroForm");
  const fields = namedFields(previous);
  if (!(form instanceof Ref) || form.generation) throw new Broken("AcroForm");
  const { others, size } = validation(previous, brought, number + 2);
  const count = fields.filter((one) => one.name.startsWith(STAMP_FIELD)).length;
  const own =
    `<<\n/FT /Sig\n/T (${STAMP_FIELD}${count + 1})\n/Type /Annot\n/Subtype /Widget\n/F 132\n/Rect [ 0 0 0 0 ]\n` +
    `/P ${fields[0].page.number} 0 R\n/V ${number} 0 R\n>>`;
  const body = bodyOf(previous, form.number);
  const listed = body.match(/\/Fields \[(?: [0-9]{1,10} 0 R)+ \]/g) || [];
  if (listed.length !== 1) throw new Broken("Fields");
  const grown = body.replace(listed[0], () => `${listed[0].slice(0, -2)} ${number + 1} 0 R ]`);
  others.push({ number: number + 1, body: own }, { number: form.number, body: `${grown}\n>>` });
  return putTogether(previous, { number, head: STAMP_HEAD, contents }, others, size);
}

/** The objects of the DSS from a number on, and the number behind them. */
function validation(previous, { certificates, lists }, number) {
  const brought = [...certificates, ...lists];
  if (!brought.length) return { others: [], size: number };
  const store = validationStore(previous);
  const first = store.number ? number : number + 1;
  const refs = brought.map((one, n) => ` ${first + n} 0 R`);
  const n = certificates.length;
  const body = `<<\n/Type /DSS\n/Certs [${store.certificates}${refs.slice(0, n).join("")} ]\n` +
    `/CRLs [${store.lists}${refs.slice(n).join("")} ]\n>>`;
  const others = [{ number: store.number || number, body }];
  brought.forEach((one, k) => {
    const value = der(ascii(one));
    inside(value, 0x30);
    if (value.whole.length !== one.length) throw new Broken("validation data");
    others.push({ number: first + k, body: `<<\n/Length ${one.length}\n>>\nstream\n${one}\nendstream` });
  });
  if (!store.number) {
    const root = previous.trailers[0].get("Root");
    if (!(root instanceof Ref) || root.generation) throw new Broken("Root");
    others.push({ number: root.number, body: `${bodyOf(previous, root.number)}\n/DSS ${number} 0 R\n>>` });
  }
  return { others, size: first + brought.length };
}

/** The DSS as it stands: its object's number, 0 where there is none, and what it leads to. */
function validationStore(file) {
  if (!file.root.has("DSS")) return { number: 0, certificates: "", lists: "" };
  const ref = file.root.get("DSS");
  const match = ref instanceof Ref && new RegExp(`^<<\\n${DSS_BODY}$`).exec(bodyOf(file, ref.number));
  if (!match) throw new Broken("DSS");
  return { number: ref.number, certificates: match[1], lists: match[2] };
}

/** The names of all fields, each with the page that it names. */
function namedFields(file) {
  const found = file.array(file.dictionary(file.root.get("AcroForm")).get("Fields")).map((one) => {
    const field = file.dictionary(one);
    const page = field.get("P");
    if (!(page instanceof Ref) || page.generation) throw new Broken("a field without its page");
    return { name: pdfText(file.resolved(field.get("T"))), page };
  });
  if (!found.length) throw new Broken("no field");
  return found;
}

function countRefs(text) {
  return text.split(" R").length - 1;
}

function filledIn(previous, { field, when, reason, location }, contents) {
  const number = sizeOf(previous);
  const head =
    `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (${when})\n/Reason <${reason}>\n` +
    `/Location <${location}>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n/REx (inspector-pdf/1)\n>>\n>>\n/Contents `;
  const filled = `${bodyOf(previous, field)}\n/V ${number} 0 R\n>>`;
  return putTogether(previous, { number, head, contents }, [{ number: field, body: filled }], number + 1);
}

/** Signature fields that may still be filled, in their order: of those before the last filled one none is left. */
function emptyFields(file) {
  let found = [];
  for (const one of file.array(file.dictionary(file.root.get("AcroForm")).get("Fields"))) {
    const field = file.dictionary(one);
    const kind = field.get("FT");
    const isOurs = kind instanceof Name && kind.text === "Sig" && !field.has("Kids") && !field.has("Parent");
    const name = pdfText(file.resolved(field.get("T")));
    if (field.has("V")) found = name.startsWith(STAMP_FIELD) ? found : [];
    else if (one instanceof Ref && one.generation === 0 && isOurs) found.push({ name, number: one.number });
  }
  return found;
}

function sizeOf(file) {
  const size = file.trailers[0].get("Size");
  if (!Number.isInteger(size) || size < 1 || latin1(file.data.subarray(-6)) !== "%%EOF\n") throw new Broken("Size");
  return size;
}

/** A dictionary as it is written, without what closes it. */
function bodyOf(file, number) {
  const source = file.source(new Ref(number, 0));
  const head = `${number} 0 obj\n`;
  if (!source.startsWith(head + OPENS) || !source.endsWith(CLOSES)) throw new Broken("not written as by us");
  return source.slice(head.length, -CLOSES.length);
}

/** Put an increment together: the signature first, then other objects, the table, the trailer. */
function putTogether(previous, { number, head, contents }, others, size) {
  const start = previous.data.length;
  const places = [[number, start]];
  const before = `${number} 0 obj\n${head}`;
  const first = start + before.length;
  const second = first + contents.length + 2;
  const at = second + 1 + RANGE_BYTES + CLOSES.length + 1;
  let tail = "";
  for (const other of others) {
    places.push([other.number, at + tail.length]);
    tail += `${other.number} 0 obj\n${other.body}\nendobj\n`;
  }
  tail += tableOf(previous, places, at + tail.length, size);
  const range = [0, first, second, at + tail.length - second];
  const ranged = `/ByteRange [${range.join(" ")}]`.padEnd(RANGE_BYTES);
  return { written: `${before}<${contents}>\n${ranged}${CLOSES}\n${tail}`, range };
}

function tableOf(previous, places, at, size) {
  const [trailer] = previous.trailers;
  const [root, info, ids] = ["Root", "Info", "ID"].map((name) => trailer.get(name));
  const led = [root, info].every((one) => one instanceof Ref && one.generation === 0);
  if (!led || !Array.isArray(ids) || ids.length !== 2 || !ids.every((one) => one instanceof Uint8Array)) {
    throw new Broken("the trailer");
  }
  const fresh = hex(sha256(joined([ids[1], ascii(String(previous.data.length))]))).slice(0, 32);
  const lines = places.sort((one, other) => one[0] - other[0])
    .map(([number, place]) => `${number} 1\n${String(place).padStart(10, "0")} 00000 n \n`);
  return (
    `xref\n0 1\n0000000000 65535 f \n${lines.join("")}trailer\n<<\n/Size ${size}\n/Root ${root.number} 0 R\n` +
    `/Info ${info.number} 0 R\n/ID [<${hex(ids[0])}> <${fresh}>]\n/Prev ${previous.newest}\n>>\nstartxref\n${at}\n%%EOF\n`
  );
}
