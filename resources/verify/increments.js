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
  const match = FURTHER_SIGNATURE.exec(latin1(data.subarray(at, at + MAX_HEAD_BYTES)));
  if (!match) return null;
  const [, when, reason, location, contents, start, rest, field] = match;
  const end = Number(start) + Number(rest);
  const previous = new PdfFile(data.subarray(0, at));
  const what = { field: Number(field), when, reason, location };
  const names = emptyFields(previous).filter((one) => one.number === what.field);
  if (names.length !== 1 || !(at < end && end <= data.length)) return null;
  const { written, range } = filledIn(previous, what, contents);
  return written === latin1(data.subarray(at, end)) ? { field: names[0].name, when, range, end } : null;
}

function filledIn(previous, { field, when, reason, location }, contents) {
  const number = sizeOf(previous);
  const head =
    `<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (${when})\n/Reason <${reason}>\n` +
    `/Location <${location}>\n/Prop_Build <<\n/App <<\n/Name /Inspector\n/REx (inspector-pdf/1)\n>>\n>>\n/Contents `;
  const filled = `${bodyOf(previous, field)}\n/V ${number} 0 R`;
  return putTogether(previous, { number, head, contents }, [{ number: field, body: filled }], number + 1);
}

/** Signature fields that may still be filled, in their order: of those before the last filled one none is left. */
function emptyFields(file) {
  let found = [];
  for (const one of file.array(file.dictionary(file.root.get("AcroForm")).get("Fields"))) {
    const field = file.dictionary(one);
    const kind = field.get("FT");
    const isOurs = kind instanceof Name && kind.text === "Sig" && !field.has("Kids") && !field.has("Parent");
    if (field.has("V")) found = [];
    else if (one instanceof Ref && one.generation === 0 && isOurs) {
      found.push({ name: pdfText(file.resolved(field.get("T"))), number: one.number });
    }
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
    tail += `${other.number} 0 obj\n${other.body}${CLOSES}\n`;
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
