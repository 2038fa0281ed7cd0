/* Words as the index knows them: cut and folded exactly as it was made (src/export/search/fold.rs). */

const LETTER = "[\\p{Alphabetic}\\p{N}\\p{M}]";
const CHUNK = new RegExp(`${LETTER}+(?:(?:['’\\-‐‑/](?=${LETTER})|(?<=[0-9])–(?=[0-9]))${LETTER}+)*`, "gu");
const JOINT = /['’\-‐‑–/]/u;
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const LONGEST = 40;
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ς: "σ" };

/** A word in small letters, without accents. */
export function fold(word) {
  const small = word.toLowerCase().normalize("NFKD").replace(/[^\p{Alphabetic}\p{N}]|\p{M}/gu, "");
  return small.replace(/[ßæœþøđðłħıς]/gu, (letter) => LETTERS[letter]);
}

/** The chunks of a text: each with its words, and with what was written as one (`32/18`, `obrien`). */
export function cut(text) {
  const chunks = [];
  let end = 0;
  for (const match of text.matchAll(CHUNK)) {
    const [spelled] = match;
    const chunk = { spelled, begin: match.index, end: match.index + spelled.length, words: [], whole: "", name: "" };
    const parts = spelled.split(JOINT);
    let place = chunk.begin;
    for (const [at, part] of parts.entries()) {
      const isEnding = at > 0 && /^[st]$/i.test(part) && /['’]/.test(text[place - 1]);
      if (!isEnding) chunk.words.push(...words(part, place));
      place += part.length + 1;
    }
    const hasDigit = /[0-9]/.test(spelled);
    if (parts.length === 1) {
      chunk.whole = chunk.words.length === 1 ? chunk.words[0].folded : "";
    } else if ((hasDigit || !spelled.includes("/")) && !IDEOGRAPH.test(spelled)) {
      const whole = parts.map((part) => [...part].length > LONGEST ? "" : fold(part));
      chunk.whole = whole.reduce((all, part) => all + (hasDigit && all ? "/" : "") + part, "");
      if ([...chunk.whole].length > LONGEST) chunk.whole = "";
      chunk.isJoined = chunk.whole !== "";
    }
    const before = chunks.at(-1);
    const gap = text.slice(end, chunk.begin);
    const isAlone = [...spelled].length === 1;
    if (before?.isInitial && !isAlone && chunk.whole && /^( |\.|\. |\u00a0|\.\u00a0)$/.test(gap)) {
      chunk.name = `${before.whole}.${chunk.whole}`;
    }
    chunk.isLarge = /^\p{Lu}/u.test(spelled);
    chunk.isInitial = isAlone;
    chunks.push(chunk);
    end = chunk.end;
  }
  return chunks;
}

function words(part, begin) {
  const found = [];
  for (const piece of part.split(new RegExp(`(${IDEOGRAPH.source})`, "u"))) {
    const folded = fold(piece);
    const length = [...folded].length;
    if (length > 0 && length <= LONGEST) found.push({ folded, begin, end: begin + piece.length });
    begin += piece.length;
  }
  return found;
}

/** All that the index knows a text by, in the order in which it was put there. */
export function terms(text) {
  const found = [];
  let before;
  for (const chunk of cut(text)) {
    found.push(...chunk.words.map((word) => word.folded));
    if (chunk.isJoined) found.push(chunk.whole);
    if (chunk.name && chunk.isLarge && before.isLarge) found.push(chunk.name);
    before = chunk;
  }
  return found;
}

/** How many letters two words share from their beginning on. */
export function sharedLetters(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** In how many letters two words differ; two that changed places are one. Stops counting at 3. */
export function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
