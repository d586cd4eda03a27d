// What a verdict needs of a PDF: the twin of inspector/signing/pdf_file.py. Only cross-reference tables are read, as our
// documents have them.

const MAX_FILES = 10;
const MAX_FILE_BYTES = 50000000;
const MAX_SECTIONS = 64;
const MAX_OBJECTS = 1000000;
const MAX_FIELDS = 1000;
const MAX_FIELD_DEPTH = 8;
const ENTRY_BYTES = 20;
const MARKS = ["(inspector-pdf/1)", "(inspector\\055pdf\\0571)"];
const NAMED = "findings.json";
const TAIL_BYTES = 1024;
const MAX_OBJECT_STREAMS = 200;
const MAX_OBJECT_STREAM_BYTES = 1000000;
const MAX_PACKED_BYTES = 1000000;
const DICTIONARY_BYTES = 400;

class PdfFile {
  constructor(data) {
    this.data = data;
    this.places = new Map();
    this.known = new Map();
    this.trailers = this.readTables();
    this.root = this.dictionary(this.trailers[0].get("Root"));
  }

  resolved(value) {
    if (!(value instanceof Ref)) return value === undefined ? null : value;
    if (!this.known.has(value.key)) this.known.set(value.key, this.read(value));
    return this.known.get(value.key);
  }

  dictionary(value) {
    const found = this.resolved(value);
    if (!(found instanceof Map)) throw new Broken("no dictionary");
    return found;
  }

  array(value) {
    const found = this.resolved(value);
    if (!Array.isArray(found)) throw new Broken("no array");
    return found;
  }

  /** Return an object as it is written, from its number to its `endobj`; a stream is refused. */
  source(ref) {
    const { value, reader, start } = this.readAt(ref);
    if (value === null || value instanceof Stream) throw new Broken("no object");
    return latin1(this.data.subarray(start, reader.at));
  }

  read(ref) {
    const place = this.places.get(ref.number);
    return !place || place.generation !== ref.generation ? null : this.readAt(ref).value;
  }

  readAt(ref) {
    const place = this.places.get(ref.number);
    if (!place || place.generation !== ref.generation) throw new Broken("no object");
    const reader = new ObjectReader(this.data, place.at);
    const number = reader.natural();
    reader.skip();
    const generation = reader.natural();
    reader.skip();
    reader.demand("obj");
    if (number !== ref.number || generation !== ref.generation) throw new Broken("another object stands there");
    const value = reader.value();
    reader.skip();
    if (value instanceof Map && reader.take("stream")) {
      if (!reader.take("\r\n")) reader.demand("\n");
      return { value: new Stream(value, reader.at), reader, start: place.at };
    }
    reader.demand("endobj");
    if (value instanceof Ref) throw new Broken("a reference to a reference");
    return { value, reader, start: place.at };
  }

  readTables() {
    const reader = new ObjectReader(this.data, findLast(this.data, ascii("startxref")));
    reader.demand("startxref");
    reader.skip();
    const trailers = [];
    this.newest = reader.natural();
    for (let at = this.newest; at !== null; ) {
      if (trailers.length === MAX_SECTIONS) throw new Broken("too many revisions");
      const trailer = this.readTable(new ObjectReader(this.data, at));
      if (trailer.has("Encrypt")) throw new Broken("encrypted", "encrypted");
      if (trailer.has("XRefStm")) throw new Broken("a hybrid file");
      trailers.push(trailer);
      at = trailer.has("Prev") ? trailer.get("Prev") : null;
      if (at !== null && typeof at !== "number") throw new Broken("Prev");
    }
    return trailers;
  }

  readTable(reader) {
    reader.demand("xref");
    reader.skip();
    while (!reader.take("trailer")) {
      const first = reader.natural();
      reader.skip();
      const count = reader.natural();
      reader.skip();
      if (first + count > MAX_OBJECTS) throw new Broken("too many objects");
      for (let number = first; number < first + count; number += 1) {
        this.place(number, latin1(this.data.subarray(reader.at, reader.at + ENTRY_BYTES)));
        reader.at += ENTRY_BYTES;
      }
      reader.skip();
    }
    const trailer = reader.value();
    if (!(trailer instanceof Map)) throw new Broken("no trailer");
    return trailer;
  }

  place(number, entry) {
    const match = /^([0-9]{10}) ([0-9]{5}) ([nf])(?: \n| \r|\r\n)$/.exec(entry);
    if (!match) throw new Broken("a line of the table");
    if (this.places.has(number)) return;
    this.places.set(number, match[3] === "n" ? { at: Number(match[1]), generation: Number(match[2]) } : null);
  }

  embeddedFiles() {
    const found = new Map();
    if (!this.root.has("Names")) return found;
    const names = this.dictionary(this.root.get("Names"));
    if (!names.has("EmbeddedFiles")) return found;
    const pairs = this.array(this.dictionary(names.get("EmbeddedFiles")).get("Names"));
    if (pairs.length > 2 * MAX_FILES || pairs.length % 2) throw new Broken("the tree of embedded files");
    for (let n = 0; n < pairs.length; n += 2) {
      const spec = this.dictionary(pairs[n + 1]);
      const name = pdfText(this.resolved(spec.get(spec.has("UF") ? "UF" : "F")));
      if (found.has(name)) throw new Broken("an embedded file stands twice");
      found.set(name, this.decoded(this.dictionary(spec.get("EF")).get("F")));
    }
    return found;
  }

  decoded(value) {
    const stream = this.resolved(value);
    if (!(stream instanceof Stream)) throw new Broken("no stream");
    const length = this.resolved(stream.entries.get("Length"));
    const filters = this.resolved(stream.entries.get("Filter"));
    if (typeof length !== "number" || !(length >= 0 && length <= this.data.length - stream.start)) {
      throw new Broken("the length of a stream");
    }
    const end = stream.start + length;
    if (!/^[\r\n]*endstream/.test(latin1(this.data.subarray(end, end + 11)))) throw new Broken("the end of a stream");
    const raw = this.data.subarray(stream.start, end);
    const named = filters === null ? [] : Array.isArray(filters) ? filters : [filters];
    if (stream.entries.has("DecodeParms") || named.some((one) => !(one instanceof Name))) throw new Broken("a filter");
    if (named.length === 1 && named[0].text === "FlateDecode") return inflated(raw, MAX_FILE_BYTES);
    if (named.length) throw new Broken("a filter");
    if (raw.length > MAX_FILE_BYTES) throw new Broken("an embedded file is too large");
    return raw;
  }

  /** Return the filled signature fields, the one that covers least first. */
  signatures() {
    const found = [];
    if (this.root.has("AcroForm")) {
      const form = this.dictionary(this.root.get("AcroForm"));
      if (form.has("Fields") && form.get("Fields") !== null) this.collect(this.array(form.get("Fields")), found, 0);
    }
    const ends = new Map(found.map((one) => [one, this.end(one.entries)]));
    return found.sort((one, other) => ends.get(one) - ends.get(other));
  }

  collect(fields, found, depth) {
    if (depth > MAX_FIELD_DEPTH || fields.length > MAX_FIELDS) throw new Broken("too many fields");
    for (const one of fields) {
      const field = this.dictionary(one);
      const value = this.resolved(field.get("V"));
      if (value instanceof Map && value.has("ByteRange")) {
        const name = field.has("T") ? pdfText(this.resolved(field.get("T"))) : "";
        found.push({ name, reference: field.get("V") instanceof Ref ? field.get("V") : null, entries: value });
      }
      if (field.has("Kids")) this.collect(this.array(field.get("Kids")), found, depth + 1);
    }
  }

  end(entries) {
    try {
      const [, , at, length] = this.byteRange(entries);
      return at + length;
    } catch (error) {
      return 0;
    }
  }

  byteRange(entries) {
    const numbers = this.array(entries.get("ByteRange"));
    if (numbers.length !== 4 || numbers.some((n) => typeof n !== "number" || n < 0)) throw new Broken("ByteRange");
    return numbers;
  }
}

/** Return a text string: UTF-16 or UTF-8 by its mark, else one byte a character. */
function pdfText(value) {
  if (!(value instanceof Uint8Array)) throw new Broken("no text");
  if (startsWith(value, [0xfe, 0xff], 0)) {
    let out = "";
    if (value.length % 2) throw new Broken("a text");
    for (let n = 2; n < value.length; n += 2) out += String.fromCharCode(value[n] * 256 + value[n + 1]);
    if (loneSurrogate(out)) throw new Broken("a text");
    return out;
  }
  return startsWith(value, [0xef, 0xbb, 0xbf], 0) ? utf8(value.subarray(3)) : latin1(value);
}

function loneSurrogate(text) {
  return /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/.test(text);
}

/** Was a file that cannot be read one of ours? */
function looksLikeOurs(data) {
  if (MARKS.some((mark) => find(data, ascii(mark)) >= 0)) return true;
  if (find(data, ascii("%%EOF"), Math.max(0, data.length - TAIL_BYTES)) < 0) return false;
  return find(data, ascii(NAMED)) >= 0 || objectStreams(data).some((stream) => find(stream, ascii(NAMED)) >= 0);
}

function objectStreams(data) {
  const found = [];
  const sign = ascii("/ObjStm");
  for (let at = find(data, sign); at >= 0 && found.length < MAX_OBJECT_STREAMS; at = find(data, sign, at + 1)) {
    let start = find(data, ascii("stream"), at, at + DICTIONARY_BYTES);
    if (start < 0) continue;
    start += 6;
    while (data[start] === 13 || data[start] === 10) start += 1;
    found.push(inflatedStart(data.subarray(start, start + MAX_PACKED_BYTES), MAX_OBJECT_STREAM_BYTES));
  }
  return found;
}
