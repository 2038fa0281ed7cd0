/* The index: which papers have what is asked for, and in which order they are shown.

   Reads the files below search/ that were published with the pages; docs/search.md describes them. Knows nothing of the
   page on which results are shown. Nothing is sent anywhere, and nothing is asked of another site. */

import { cut, distance, sharedLetters } from "./search-words.783c457422.js";

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
/** How many of the best results are looked into for words that stand near each other. */
const NEAREST = 60;
/** How much it counts that words follow each other, and from how many words apart on it counts nothing. */
const NEAR = 1;
const SPAN = 4;

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
    const telling = clauses.flat().filter((clause) => !clause.isEverywhere);
    const isEverywhere = clauses.length > 0 && telling.length === 0;
    // Of words that stand in most papers only titles are known, and asked only where there is nothing else.
    const clausesFound = isEverywhere ? clauses.flat().filter((clause) => clause.scores) : telling;
    const found = { terms: new Set(), instead: [], missing: [], isEverywhere };
    for (const clause of clausesFound) {
      clause.terms.forEach((term) => found.terms.add(term));
      if (clause.instead) found.instead.push(clause.instead);
      if (clause.scores.size === 0) found.missing.push(clause.label);
    }
    found.papers = await this.ranked(clausesFound, allowed, sort, found);
    return found;
  }

  async ranked(clauses, allowed, sort, found) {
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
    if (sort !== "date") {
      await this.near(full.slice(0, NEAREST), needed);
      full.sort(order);
    }
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
    const line = await this.line(word);
    if (this.everywhere.has(word)) return { ...(line && this.scored(word, [[line, 1]])), isEverywhere: true };
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
    return { label, says, scores, lines: lines.map(([line]) => line), terms: lines.map(([line]) => line.term) };
  }

  /** Raises papers in which the words stand near each other, as they were typed. */
  async near(rows, clauses) {
    const placed = clauses.filter((clause) => clause.lines?.length > 0);
    if (placed.length < 2 || rows.length < 2) return;
    const spots = await Promise.all(placed.map((clause) => this.spots(clause.lines)));
    for (const row of rows) {
      const places = spots.map((spot) => spot(row.paper));
      let nearness = 0;
      for (let at = 1; at < places.length; at += 1) nearness += closeness(places[at - 1], places[at]);
      row.score *= 1 + NEAR * nearness / (places.length - 1);
    }
  }

  /** Where in a paper any of these words stands, as far as one file says it. */
  async spots(lines) {
    const together = lines.filter((line) => line.file === lines[0].file);
    const places = await Promise.all(together.map((line) => this.places(line)));
    const at = together.map((line) => new Map(line.papers.map((paper, place) => [paper, place])));
    return (paper) => together.flatMap((_, line) => places[line][at[line].get(paper)] ?? []).sort((a, b) => a - b);
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
        const [kind, title, href, outcomes = "", state = "", language = ""] = rows[row];
        const [id, name] = committees[committee] ?? [];
        const base = sitting ? `committees/${id}/${sitting}/` : "";
        const below = href === 0 ? `${title.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join("-")}/` : href;
        return { paper, kind, title, href: base + below, committee: name, date: sitting.slice(0, 10), outcomes: outcomes.split(" ").filter(Boolean), state, language };
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

/** How near two words come to each other in a paper: 1 where one follows the other, 0 where they are far apart. */
function closeness(some, others) {
  let least = Infinity;
  for (const place of some) {
    for (const other of others) {
      const distance = other > place ? other - place : (place - other) + 1;
      if (distance < least) least = distance;
    }
  }
  return Math.max(0, 1 - (least - 1) / SPAN);
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
