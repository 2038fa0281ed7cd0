/* Searching, without a server: reads the files below search/ that were published with the pages.

   First the words: cut and folded exactly as the index was made (src/export/search/fold.rs). Then the index: which
   papers have them, and in which order they are shown. Last the page: the form, the results, their words in context.
   Nothing is sent anywhere, and nothing is asked of another site. docs/search.md describes the files. */

/* The words. */

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

/* The index. */

const FORMAT = 1;
const SIGNS = new Map([..."bcdfghjklmnpqrstvwxz!#$%()*+-./:;"].map((sign, at) => [sign, at]));
const MORE = new Map([..."BCDFGHJKLMNPQRSTVWXZ=>?@[]^_{|}~'"].map((sign, at) => [sign, at + 1]));
const BASE = 33;

/** How much a paper counts that has another form of a word, or a longer word that begins with it. */
const KIN = 0.6;
const BEGINNING = 0.8;
/** A word that stands in more of all papers than this need not stand in a result. */
const COMMON = 1 / 3;
/** How many files are looked through for words that begin with what was typed. */
const FILES = 3;

function* numbers(text) {
  let number = 0;
  for (const sign of text) {
    const last = SIGNS.get(sign);
    if (last === undefined) {
      number = MORE.has(sign) ? number * BASE + MORE.get(sign) : 0;
      if (!MORE.has(sign)) yield -Number(sign);
    } else {
      yield number * BASE + last;
      number = 0;
    }
  }
}

/** A line of the index: a word, its kin, and how much it says about which papers. */
function entry(line, file, at) {
  const [term, kin, postings] = line.split(" ");
  const letters = [...term];
  const papers = [];
  const weights = [];
  let [paper, weight] = [-1, 0];
  for (const number of numbers(postings)) {
    if (number < 0) {
      [paper, weight] = [-1, -number];
    } else {
      paper += number + 1;
      papers.push(paper);
      weights.push(weight);
    }
  }
  const others = kin ? kin.split(",") : [];
  const spell = (other) => {
    const [, shared, ending] = /^(\d+)(.*)$/su.exec(other);
    return letters.slice(0, Number(shared)).join("") + ending;
  };
  return { term, kin: others.map(spell), papers, weights, file, at };
}

export class Index {
  /** `get` gives the text of a file of the index by its name. */
  constructor(get) {
    this.get = get;
    this.files = new Map();
  }

  /** Reads the list of the files. */
  async open() {
    const about = JSON.parse(await this.get("index.json"));
    if (about.format !== FORMAT) throw new Error(`the index is of format ${about.format}`);
    this.about = about;
    this.everywhere = new Set(about.everywhere);
    this.firsts = about.words.filter((_, at) => at % 2 === 0);
    this.dated = about.years.at(-1)?.[2] ?? 0;
    return this;
  }

  /** The papers that a query finds, the best first, and what was looked for. */
  async find(query, { sort = "", ...choices } = {}) {
    const asked = parse(query);
    const [clauses, allowed] = await Promise.all([
      Promise.all(asked.map((clause) => clause.phrase ? this.phrase(clause) : this.clause(clause))),
      this.allowed(choices),
    ]);
    const clausesFound = clauses.flat().filter((clause) => !clause.isEverywhere);
    const found = { terms: new Set(), instead: [], missing: [], isEverywhere: clauses.length > 0 && clausesFound.length === 0 };
    for (const clause of clausesFound) {
      clause.terms.forEach((term) => found.terms.add(term));
      if (clause.instead) found.instead.push(clause.instead);
      if (clause.scores.size === 0) found.missing.push(clause.label);
    }
    found.papers = this.ranked(clausesFound, allowed, sort, found);
    return found;
  }

  ranked(clauses, allowed, sort, found) {
    const { papers: count } = this.about;
    const mayBe = (paper) => allowed === null || allowed.has(paper);
    const byDate = (a, b) => (a >= this.dated) - (b >= this.dated) || b - a;
    if (clauses.length === 0) {
      const all = allowed === null ? [] : [...allowed].sort(byDate);
      found.full = all.length;
      return all;
    }
    const rare = clauses.filter((clause) => clause.scores.size <= count * COMMON);
    const needed = rare.length > 0 ? rare : clauses;
    const whole = clauses.reduce((sum, clause) => sum + clause.says, 0);
    const rows = new Map();
    for (const clause of clauses) {
      const isNeeded = needed.includes(clause);
      for (const [paper, score] of clause.scores) {
        if (!mayBe(paper)) continue;
        const row = rows.get(paper) ?? { paper, score: 0, says: 0, needs: 0 };
        row.score += score;
        row.says += clause.says;
        row.needs += isNeeded ? 1 : 0;
        rows.set(paper, row);
      }
    }
    for (const row of rows.values()) {
      row.isFull = row.needs === needed.length;
      row.score *= (row.says / whole) * (row.paper >= this.dated ? 1.3 : 1 + 0.25 * row.paper / count);
    }
    const some = [...rows.values()].filter((row) => row.isFull || row.says > whole * COMMON);
    const full = some.filter((row) => row.isFull);
    found.full = full.length;
    const byScore = (a, b) => b.score - a.score || byDate(a.paper, b.paper);
    const order = sort === "date" ? (a, b) => byDate(a.paper, b.paper) : byScore;
    full.sort(order);
    // What has only some of the words helps whoever finds next to nothing.
    const rest = full.length < 10 && !clauses.some((clause) => clause.isPhrase)
      ? some.filter((row) => !row.isFull).sort(byScore).slice(0, 20) : [];
    return [...full, ...rest].map((row) => row.paper);
  }

  /** The papers among which the choices leave it, or null for all. */
  async allowed({ kind, committee, person, outcome, year }) {
    const facts = Object.entries({ kind, committee, member: person, outcome }).filter(([, value]) => value);
    const lines = await Promise.all(facts.map(([name, value]) => this.line(`${name}:${value}`)));
    const sets = lines.map((line) => new Set(line?.papers ?? []));
    if (year) {
      const years = this.about.years.filter(([known]) => String(known) === year);
      sets.push(new Set(years.flatMap(([, first, end]) => Array.from({ length: end - first }, (_, at) => first + at))));
    }
    if (sets.length === 0) return null;
    return new Set([...sets[0]].filter((paper) => sets.every((set) => set.has(paper))));
  }

  /** What is found for a word; or for the words of it, if nobody wrote them as one. */
  async clause({ chunk, isExact }) {
    for (const one of [chunk.name, chunk.isJoined && chunk.words.length > 1 && chunk.whole]) {
      const line = one && await this.line(one);
      if (!line) continue;
      const surname = one === chunk.name ? await this.line(chunk.whole) : null;
      return [this.scored(chunk.spelled, [[line, 1], ...(surname ? [[surname, KIN]] : [])])];
    }
    const parts = chunk.name ? [...chunk.before.words, ...chunk.words] : chunk.words;
    return Promise.all(parts.map((word) => this.word(word.folded, isExact)));
  }

  async word(word, isExact) {
    if (this.everywhere.has(word)) return { isEverywhere: true };
    const line = await this.line(word);
    if (line) {
      const kin = isExact ? [] : await Promise.all(line.kin.map((other) => this.line(other)));
      return this.scored(word, [[line, 1], ...kin.filter(Boolean).map((other) => [other, KIN])]);
    }
    if (isExact) return this.scored(word, []);
    const longer = await this.beginning(word);
    if (longer.length > 0) return this.scored(word, longer.map((other) => [other, BEGINNING]));
    const near = await this.nearest(word);
    if (!near) return this.scored(word, []);
    const kin = await Promise.all(near.kin.map((other) => this.line(other)));
    const clause = this.scored(word, [near, ...kin.filter(Boolean)].map((other) => [other, KIN]));
    return { ...clause, instead: [word, near.term] };
  }

  /** How much each paper says of any of these words. */
  scored(label, lines) {
    const best = new Map();
    for (const [{ papers, weights }, counts] of lines) {
      papers.forEach((paper, at) => best.set(paper, Math.max(best.get(paper) ?? 0, counts * weights[at])));
    }
    const says = this.says(best.size);
    const scores = new Map([...best].map(([paper, weight]) => [paper, says * weight]));
    return { label, says, scores, terms: lines.map(([line]) => line.term) };
  }

  /** How much a word says that stands in so many papers (BM25). */
  says(papers) {
    const { papers: count } = this.about;
    return Math.log(1 + (count - papers + 0.5) / (papers + 0.5));
  }

  /** Papers that have these words one behind the other. */
  async phrase({ words: phrase, label }) {
    const nothing = [{ label, says: this.says(0), scores: new Map(), terms: phrase, isPhrase: true }];
    const placed = phrase.map((word, at) => [word, at]).filter(([word]) => !this.everywhere.has(word));
    if (placed.length === 0) return [{ isEverywhere: true }];
    const lines = await Promise.all(placed.map(([word]) => this.line(word)));
    if (lines.some((line) => line === null)) return nothing;
    if (phrase.length === 1) return [{ ...this.scored(label, [[lines[0], 1]]), isPhrase: true }];
    const places = await Promise.all(lines.map((line) => this.places(line)));
    const scores = new Map();
    const firsts = lines.map((line) => new Map(line.papers.map((paper, at) => [paper, at])));
    for (const paper of firsts[0].keys()) {
      const others = firsts.map((first, line) => places[line][first.get(paper)]);
      if (others.some((other) => !other)) continue;
      const sets = others.map((other) => new Set(other));
      const [, begin] = placed[0];
      const count = others[0].filter((place) => placed.every(([, after], line) => sets[line].has(place - begin + after)));
      if (count.length > 0) scores.set(paper, Math.max(...lines.map((line, n) => line.weights[firsts[n].get(paper)])) + Math.log2(count.length));
    }
    const says = lines.reduce((sum, line) => sum + this.says(line.papers.length), 0);
    for (const [paper, score] of scores) scores.set(paper, score * says);
    return [{ label, says, scores, terms: phrase, isPhrase: true }];
  }

  /** The places of a word in each of its papers. */
  async places(line) {
    const file = await this.file(`places-${this.about.places[line.file]}.txt`, (text) => text.split("\n"));
    const all = [[]];
    let place = 0;
    for (const number of numbers(file[line.at])) {
      place += number >> 1;
      all.at(-1).push(place);
      if (number & 1) {
        all.push([]);
        place = 0;
      }
    }
    return all;
  }

  /** The line of exactly this word, or null. */
  async line(term) {
    const at = this.at(term);
    const lines = await this.lines(at);
    const place = begins(lines, `${term} `);
    return lines[place]?.startsWith(`${term} `) ? entry(lines[place], at, place) : null;
  }

  /** The lines of words that begin with this one. */
  async beginning(word) {
    if (word.length < 2) return [];
    const found = [];
    for (let at = this.at(word), files = 0; files < FILES && at < this.firsts.length; at += 1, files += 1) {
      const lines = await this.lines(at);
      let place = begins(lines, word);
      for (; lines[place]?.startsWith(word); place += 1) {
        if (!lines[place].slice(0, lines[place].indexOf(" ")).includes(":")) found.push(entry(lines[place], at, place));
      }
      if (place < lines.length - 1) break;
    }
    return found;
  }

  /** The line of the word that is most like this one, which nobody wrote. */
  async nearest(word) {
    const at = this.at(word);
    const lines = await this.lines(at);
    let best = null;
    for (const [place, line] of lines.entries()) {
      const term = line.slice(0, line.indexOf(" "));
      const shared = sharedLetters(word, term);
      if (shared < Math.min(2, word.length) || /[:.]/.test(term) || /\d/.test(word)) continue;
      const isForm = shared >= Math.max(4, word.length - 3) && term.length - shared <= 3;
      const steps = distance(word, term);
      const isSlip = word.length >= 4 && steps <= (word.length >= 8 ? 2 : 1);
      const likeness = isSlip ? 100 - steps * 10 : isForm ? shared : 0;
      if (likeness > 0 && (best === null || likeness > best.likeness || likeness === best.likeness && line.length > best.line.length)) {
        best = { likeness, line, place };
      }
    }
    return best && entry(best.line, at, best.place);
  }

  /** Which file of words would hold this one. */
  at(term) {
    let [low, high] = [0, this.firsts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firsts[middle] <= term) low = middle; else high = middle - 1;
    }
    return low;
  }

  async lines(at) {
    if (at >= this.firsts.length) return [];
    return this.file(`words-${this.about.words[2 * at + 1]}.txt`, (text) => text.split("\n"));
  }

  file(name, read) {
    if (!this.files.has(name)) this.files.set(name, this.get(name).then(read));
    return this.files.get(name);
  }

  /** What results are headed, for these papers. */
  async titles(papers) {
    const { titles, committees } = this.about;
    return Promise.all(papers.map(async (paper) => {
      let at = 0;
      while (at + 2 < titles.length && titles[at + 2] <= paper) at += 2;
      let row = paper - titles[at];
      for (const [committee, sitting, rows] of await this.file(`titles-${titles[at + 1]}.json`, JSON.parse)) {
        if (row >= rows.length) {
          row -= rows.length;
          continue;
        }
        const [kind, title, href, outcomes = "", state = ""] = rows[row];
        const [id, name] = committees[committee] ?? [];
        const base = sitting ? `committees/${id}/${sitting}/` : "";
        const below = href === 0 ? `${title.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join("-")}/` : href;
        return { paper, kind, title, href: base + below, committee: name, date: sitting.slice(0, 10), outcomes: outcomes.split(" ").filter(Boolean), state };
      }
      return null;
    }));
  }
}

/** What is asked for: phrases in quotes, and words. */
export function parse(query) {
  const asked = [];
  query.replace(/[“”„«»]/g, '"').split('"').forEach((part, at) => {
    if (at % 2 === 1) {
      const phrase = cut(part).flatMap((chunk) => chunk.words.map((word) => word.folded));
      if (phrase.length > 0) asked.push({ phrase: true, words: phrase, label: part.trim() });
      return;
    }
    const chunks = cut(part);
    for (const [place, chunk] of chunks.entries()) {
      const next = chunks[place + 1];
      if (chunk.isInitial && next?.name) continue;
      asked.push({ chunk: { ...chunk, before: chunks[place - 1], spelled: chunk.name ? `${chunks[place - 1].spelled} ${chunk.spelled}` : chunk.spelled } });
    }
  });
  return asked;
}

/** Where in sorted lines one begins that is not before `text`. */
function begins(lines, text) {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle] < text && lines[middle] !== "") low = middle + 1; else high = middle;
  }
  return low;
}

function sharedLetters(a, b) {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** In how many letters two words differ; two that changed places are one. Stops counting at 3. */
function distance(a, b) {
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

/* The page. */

/** How many results are shown at first, and each time more are asked for. */
const SHOWN = 10;
/** How long after the last letter typed the search begins, in milliseconds. */
const PAUSE = 150;
/** How much of a page is read to show words in their context. */
const ENOUGH = 40_000;
/** How many letters of context are shown. */
const CONTEXT = 240;

const CHOICES = ["kind", "committee", "year", "person", "outcome", "sort"];

/** Answers what is typed into the form of the search page. */
export class Page {
  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.part = (name) => document.getElementById(`search-${name}`);
    this.list = this.part("results");
    this.row = this.part("result").content.firstElementChild;
    this.title = document.title;
    this.asked = 0;
    this.near = new IntersectionObserver((entries) => this.seen(entries), { threshold: 0.5 });
    this.rows = new WeakMap();
  }

  start() {
    let pause;
    this.input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => this.search("replaceState"), PAUSE);
    });
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      this.search("pushState");
    });
    this.form.addEventListener("change", (event) => {
      if (event.target !== this.input) this.search("pushState");
    });
    this.part("more").addEventListener("click", () => this.more());
    this.part("clear").addEventListener("click", () => {
      for (const name of CHOICES) this.form.elements[name].value = "";
      this.search("pushState");
    });
    this.form.parentElement.addEventListener("keydown", (event) => this.step(event));
    addEventListener("popstate", () => this.read());
    this.read();
  }

  /** Does what the address asks for. */
  read() {
    const address = new URLSearchParams(location.search);
    this.input.value = address.get("q") ?? "";
    for (const name of CHOICES) {
      this.form.elements[name].value = address.get(name) ?? "";
      // A value that is not offered chooses nothing.
      if (this.form.elements[name].selectedIndex < 0) this.form.elements[name].value = "";
    }
    // On a phone the results are more than the choices.
    const isWide = matchMedia("(min-width: 40rem)").matches;
    if (isWide && CHOICES.some((name) => this.form.elements[name].value)) this.part("choices").open = true;
    return this.search("");
  }

  /** The address by which others find the same. */
  address() {
    const fields = ["q", ...CHOICES].map((name) => [name, this.form.elements[name].value.trim()]);
    const asked = new URLSearchParams(fields.filter(([, value]) => value)).toString();
    return asked ? `?${asked}` : location.pathname;
  }

  async search(note) {
    const turn = ++this.asked;
    const query = this.input.value.trim();
    const choices = Object.fromEntries(CHOICES.map((name) => [name, this.form.elements[name].value]));
    const isNarrow = CHOICES.some((name) => name !== "sort" && choices[name]);
    this.part("clear").hidden = !isNarrow;
    if (note) history[note](null, "", this.address());
    document.title = query ? `${query} – ${this.title}` : this.title;
    const isEmpty = query === "" && !isNarrow;
    this.part("found").hidden = isEmpty;
    this.part("otherwise").hidden = !isEmpty;
    if (isEmpty) return;
    try {
      const found = await this.again((index) => index.find(query, choices));
      const titles = await this.again((index) => index.titles(found.papers.slice(0, SHOWN)));
      if (turn !== this.asked) return;
      this.found = found;
      this.list.replaceChildren();
      this.say(found);
      this.show(titles);
    } catch (error) {
      if (turn !== this.asked) return;
      this.list.replaceChildren();
      this.part("more").hidden = true;
      this.part("count").textContent = this.words("failed");
      console.error(error);
    }
  }

  /** Asks the index; once more from the beginning, if the site was published anew in between. */
  async again(ask) {
    const index = this.index ??= this.open();
    try {
      return await ask(await index);
    } catch {
      if (this.index === index) this.index = undefined;
      return ask(await (this.index ??= this.open()));
    }
  }

  open() {
    const base = new URL(this.form.dataset.index, document.baseURI);
    return new Index(async (name) => {
      // All other names change with what is in the file.
      const answer = await fetch(new URL(name, base), { cache: name === "index.json" ? "no-cache" : "default" });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.text();
    }).open();
  }

  /** A sentence of the page, with what is to stand in it. */
  words(name, values = {}) {
    return this.part("count").dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  }

  /** Says how much was found. */
  say({ papers, full, instead, missing, isEverywhere }) {
    const query = this.input.value.trim();
    const sentences = instead.map(([asked, used]) => this.words("instead", { asked, used }));
    if (papers.length === 0 && isEverywhere) sentences.push(this.words("everywhere"));
    else if (papers.length === 0) sentences.push(this.words("none", { query }));
    else if (full === 0) sentences.push(this.words(missing.length > 0 ? "missing" : "some", { words: missing.join(", ") }));
    else sentences.push(this.words(full === 1 ? "one" : "many", { count: full.toLocaleString(document.documentElement.lang) }));
    this.part("count").textContent = sentences.join(" ");
  }

  show(titles) {
    for (const about of titles) this.list.append(this.result(about));
    const rest = this.found.papers.length - this.list.children.length;
    this.part("more").hidden = rest <= 0;
  }

  async more() {
    const begin = this.list.children.length;
    const { papers } = this.found;
    this.show(await this.again((index) => index.titles(papers.slice(begin, begin + SHOWN))));
    this.list.children[begin]?.querySelector("a").focus();
  }

  result(about) {
    const row = this.row.cloneNode(true);
    const fill = (name, text) => {
      const part = row.querySelector(`[data-part=${name}]`);
      if (part) {
        part.textContent = text;
        part.hidden = text === "";
      }
    };
    const link = row.querySelector("a");
    link.href = new URL(about.href, new URL(this.form.dataset.root, document.baseURI));
    this.mark(link, about.title);
    const spoken = (name) => [...this.form.elements.committee.options].find((option) => option.textContent === name)?.lang ?? "";
    link.lang = spoken(about.title);
    const option = (name, value) => this.form.elements[name].querySelector(`option[value="${value}"]`);
    const when = new Intl.DateTimeFormat(this.form.dataset.dates, { dateStyle: "long", timeZone: "UTC" });
    fill("kind", option("kind", about.kind)?.dataset.one ?? "");
    fill("committee", about.committee === about.title ? "" : about.committee ?? "");
    row.querySelector("[data-part=committee]")?.setAttribute("lang", spoken(about.committee));
    fill("date", about.date ? when.format(new Date(about.date)) : "");
    fill("state", about.state ? this.words(about.state) : "");
    fill("outcome", about.outcomes.map((outcome) => option("outcome", outcome)?.textContent).filter(Boolean).join(", "));
    fill("context", "");
    if (about.full === false) row.classList.add("some");
    // The page of a meeting holds all its papers, which are found by themselves: it is too long to be read for a line.
    this.rows.set(row, { link, context: row.querySelector("[data-part=context]"), isRead: about.kind !== "meeting" && /(^|\/)$/.test(about.href) });
    this.near.observe(row);
    return row;
  }

  /** Shows the words of results that come into sight. */
  seen(entries) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      this.near.unobserve(target);
      const { link, context, isRead } = this.rows.get(target);
      if (isRead && context && this.found.terms.size > 0) {
        this.context(link, context).catch(() => {});
      }
    }
  }

  async context(link, part) {
    const { terms: sought } = this.found;
    const main = await pageOf(link.href);
    const best = bestBlock(main, sought);
    if (!best) return;
    this.mark(part, excerpt(best.text, sought));
    link.lang ||= main.querySelector("h1 [lang]")?.lang ?? "";
    part.lang = best.block.closest("main [lang]")?.lang ?? "";
    part.hidden = false;
    const anchor = best.block.closest("[id]");
    if (anchor && main.contains(anchor) && anchor !== main) link.hash = anchor.id;
  }

  /** Writes text with what was looked for marked. */
  mark(part, text) {
    part.replaceChildren();
    let end = 0;
    for (const word of sightings(text, this.found.terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(word.begin, word.end);
      part.append(text.slice(end, word.begin), mark);
      end = word.end;
    }
    part.append(text.slice(end));
  }

  /** The arrows lead from the box to the results and back. */
  step(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...this.list.querySelectorAll("li a")];
    const stops = [this.input, ...links];
    const here = stops.indexOf(document.activeElement);
    const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}

/** The main part of a page, as far as it is read. */
async function pageOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let html = "";
  while (html.length < ENOUGH) {
    const { done, value } = await reader.read();
    if (done) break;
    html += value;
  }
  reader.cancel();
  return new DOMParser().parseFromString(html, "text/html").querySelector("main");
}

/** The words of a text that are looked for. */
function sightings(text, sought) {
  const found = [];
  let initial = null;
  for (const chunk of cut(text)) {
    if (chunk.name && sought.has(chunk.name)) found.push({ begin: initial.begin, end: chunk.end, term: chunk.name });
    else if (chunk.isJoined && sought.has(chunk.whole)) found.push({ begin: chunk.begin, end: chunk.end, term: chunk.whole });
    else found.push(...chunk.words.filter((word) => sought.has(word.folded)).map((word) => ({ ...word, term: word.folded })));
    initial = chunk;
  }
  return found;
}

/** The paragraph of a page that has most of what is looked for. */
function bestBlock(main, sought) {
  let best = null;
  const blocks = main?.querySelectorAll("p, li, dd, td, blockquote, pre, figcaption") ?? [];
  for (const block of blocks) {
    if (block.closest("nav, details, .head, .facts, .pager") || block.querySelector("p, li, dd, td")) continue;
    const text = block.textContent.replace(/\s+/g, " ").trim();
    const terms = new Set(sightings(text, sought).map((word) => word.term));
    if (terms.size > 0 && (best === null || terms.size > best.terms)) best = { block, text, terms: terms.size };
  }
  return best;
}

/** So much of a text as is shown, around the place where most of what is looked for stands. */
function excerpt(text, sought) {
  if (text.length <= CONTEXT) return text;
  const found = sightings(text, sought);
  const near = (word) => new Set(found.filter((other) => other.begin >= word.begin && other.end < word.begin + CONTEXT - 60).map((other) => other.term)).size;
  const first = found.reduce((best, word) => near(word) > near(best) ? word : best, found[0]);
  let begin = Math.max(0, first.begin - 60);
  if (begin > 0) begin = text.indexOf(" ", begin) + 1;
  const cutOff = begin + CONTEXT < text.length;
  const end = cutOff ? text.lastIndexOf(" ", begin + CONTEXT) : text.length;
  return `${begin > 0 ? "… " : ""}${text.slice(begin, end)}${cutOff ? " …" : ""}`;
}

const form = globalThis.document?.getElementById("search-form");
if (form) new Page(form).start();
