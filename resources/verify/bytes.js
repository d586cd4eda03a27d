// Bytes: comparing, finding, and turning into text. All other modules stand on these.

/** What is not laid out as our documents are. `code` tells "broken" from "encrypted". */
class Broken extends Error {
  constructor(message, code) {
    super(message);
    this.code = code || "broken";
  }
}

/** Return the bytes of an ASCII text. */
function ascii(text) {
  const out = new Uint8Array(text.length);
  for (let n = 0; n < text.length; n += 1) out[n] = text.charCodeAt(n);
  return out;
}

/** Return one character a byte. */
function latin1(bytes) {
  let out = "";
  for (let n = 0; n < bytes.length; n += 4096) out += String.fromCharCode.apply(null, bytes.subarray(n, n + 4096));
  return out;
}

/** Return the text of UTF-8 bytes; anything else is refused. A byte order mark stays. */
function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Broken("no UTF-8");
  }
}

function sameBytes(one, other) {
  if (one.length !== other.length) return false;
  for (let n = 0; n < one.length; n += 1) if (one[n] !== other[n]) return false;
  return true;
}

function startsWith(bytes, word, at) {
  if (at + word.length > bytes.length) return false;
  for (let n = 0; n < word.length; n += 1) if (bytes[at + n] !== word[n]) return false;
  return true;
}

/** Return where a word stands first in [from, to), or -1. */
function find(bytes, word, from, to) {
  const last = Math.min(to === undefined ? bytes.length : to, bytes.length) - word.length;
  for (let at = bytes.indexOf(word[0], from || 0); at >= 0 && at <= last; at = bytes.indexOf(word[0], at + 1)) {
    if (startsWith(bytes, word, at)) return at;
  }
  return -1;
}

/** Return where a word stands last, or -1. */
function findLast(bytes, word) {
  for (let at = bytes.length - word.length; at >= 0; at -= 1) if (startsWith(bytes, word, at)) return at;
  return -1;
}

function joined(parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromBase64(text) {
  return ascii(atob(text));
}

/** Return a big-endian number. */
function bigInt(bytes) {
  return bytes.length ? BigInt("0x" + hex(bytes)) : BigInt(0);
}
