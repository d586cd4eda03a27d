// A strict reader of PDF objects (ISO 32000, 7.3): the twin of inspector/signing/pdf_objects.py, name by name.
// What two readers could take otherwise is refused, never guessed.
//
// Dictionaries are Maps, arrays Arrays, strings Uint8Arrays, names Names, references Refs, null null. Whole numbers are
// Integers' values as numbers; a number with a point is a Real, so that nobody takes 2.0 for 2.

class Name {
  constructor(text) {
    this.text = text;
  }
}

class Real {
  constructor(text) {
    this.text = text;
  }
}

class Ref {
  constructor(number, generation) {
    this.number = number;
    this.generation = generation;
    this.key = `${number} ${generation}`;
  }
}

class Stream {
  constructor(entries, start) {
    this.entries = entries;
    this.start = start;
  }
}

const ESCAPES = { n: 10, r: 13, t: 9, b: 8, f: 12, "(": 40, ")": 41, "\\": 92 };
const MAX_DEPTH = 40;
const MAX_DIGITS = 10;

function isWhite(byte) {
  return byte === 0 || byte === 9 || byte === 10 || byte === 12 || byte === 13 || byte === 32;
}

function isDigit(byte) {
  return byte >= 48 && byte <= 57;
}

const WORD_ENDS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  WORD_ENDS[byte] = isWhite(byte) || "()<>[]{}/%".includes(String.fromCharCode(byte)) ? 1 : 0;
}

class ObjectReader {
  constructor(data, at) {
    if (!(at >= 0 && at < data.length)) throw new Broken("a place outside of the file");
    this.data = data;
    this.at = at;
  }

  skip() {
    const { data } = this;
    let { at } = this;
    while (at < data.length) {
      if (isWhite(data[at])) at += 1;
      else if (data[at] === 37) while (at < data.length && data[at] !== 13 && data[at] !== 10) at += 1;
      else break;
    }
    this.at = at;
  }

  take(word) {
    if (!startsWith(this.data, ascii(word), this.at)) return false;
    this.at += word.length;
    return true;
  }

  demand(word) {
    if (!this.take(word)) throw new Broken(`${word} is missing`);
  }

  natural() {
    const start = this.at;
    while (this.at < this.data.length && isDigit(this.data[this.at])) this.at += 1;
    if (this.at === start || this.at - start > MAX_DIGITS) throw new Broken("no number");
    return Number(latin1(this.data.subarray(start, this.at)));
  }

  value(depth = 0) {
    if (depth > MAX_DEPTH) throw new Broken("too deep");
    this.skip();
    if (this.take("<<")) return this.dictionary(depth);
    if (this.take("[")) return this.array(depth);
    if (this.take("/")) return this.name();
    if (this.take("(")) return this.literal();
    if (this.take("<")) return this.hexadecimal();
    const word = this.word();
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    return this.number(word);
  }

  word() {
    const start = this.at;
    while (this.at < this.data.length && !WORD_ENDS[this.data[this.at]]) this.at += 1;
    return latin1(this.data.subarray(start, this.at));
  }

  number(word) {
    const match = /^([+-]?)([0-9]*)(\.?)([0-9]*)$/.exec(word);
    const digits = match ? match[2].length + match[4].length : 0;
    if (!digits || digits > 2 * MAX_DIGITS) throw new Broken("no object");
    if (match[3]) return new Real(word);
    return match[1] ? Number(word) : this.reference(Number(word));
  }

  reference(number) {
    const back = this.at;
    this.skip();
    const generation = this.word();
    this.skip();
    if (/^[0-9]{1,5}$/.test(generation) && this.word() === "R") return new Ref(number, Number(generation));
    this.at = back;
    return number;
  }

  name() {
    const raw = this.word();
    if (/#(?![0-9a-fA-F]{2})/.test(raw)) throw new Broken("a name");
    return new Name(raw.replace(/#(..)/g, (_, pair) => String.fromCharCode(parseInt(pair, 16))));
  }

  array(depth) {
    const found = [];
    this.skip();
    while (!this.take("]")) {
      found.push(this.value(depth + 1));
      this.skip();
    }
    return found;
  }

  dictionary(depth) {
    const found = new Map();
    this.skip();
    while (!this.take(">>")) {
      this.demand("/");
      const { text } = this.name();
      if (found.has(text)) throw new Broken(`${text} stands twice`);
      found.set(text, this.value(depth + 1));
      this.skip();
    }
    return found;
  }

  hexadecimal() {
    const end = this.data.indexOf(62, this.at);
    if (end < 0) throw new Broken("a string");
    const digits = latin1(this.data.subarray(this.at, end).filter((byte) => !isWhite(byte)));
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new Broken("a string");
    this.at = end + 1;
    const even = digits.length % 2 ? `${digits}0` : digits;
    const out = new Uint8Array(even.length / 2);
    for (let n = 0; n < out.length; n += 1) out[n] = parseInt(even.substr(2 * n, 2), 16);
    return out;
  }

  literal() {
    const out = [];
    for (let open = 1; ; ) {
      let byte = this.byte();
      if (byte === 92) {
        this.escape(out);
        continue;
      }
      if (byte === 13) {
        this.take("\n"); // every end of line in a string is one line feed
        byte = 10;
      }
      if (byte === 40) open += 1;
      if (byte === 41) open -= 1;
      if (!open) return Uint8Array.from(out);
      out.push(byte);
    }
  }

  escape(out) {
    const byte = this.byte();
    const letter = String.fromCharCode(byte);
    if (letter in ESCAPES) {
      out.push(ESCAPES[letter]);
    } else if (byte >= 48 && byte <= 55) {
      let value = byte - 48;
      for (let n = 1; n < 3 && this.data[this.at] >= 48 && this.data[this.at] <= 55; n += 1) {
        value = value * 8 + this.byte() - 48;
      }
      out.push(value & 255);
    } else if (byte === 13) {
      this.take("\n");
    } else if (byte !== 10) {
      out.push(byte);
    }
  }

  byte() {
    if (this.at >= this.data.length) throw new Broken("the file ends in a string");
    this.at += 1;
    return this.data[this.at - 1];
  }
}
