/* Searching, without a server: the form, the results, their words in context. */

import { Index } from "./search-index.js";
import { cut } from "./search-words.js";

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
    if (isEverywhere) sentences.push(this.words("everywhere"));
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
    link.lang = about.language;
    const spoken = [...this.form.elements.committee.options].find((option) => option.textContent === about.committee);
    const option = (name, value) => this.form.elements[name].querySelector(`option[value="${value}"]`);
    const when = new Intl.DateTimeFormat(this.form.dataset.dates, { dateStyle: "long", timeZone: "UTC" });
    fill("kind", option("kind", about.kind)?.dataset.one ?? "");
    fill("committee", about.committee === about.title ? "" : about.committee ?? "");
    row.querySelector("[data-part=committee]")?.setAttribute("lang", spoken?.lang ?? "");
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
  const blocks = main?.querySelectorAll("p, li, dl > div, dd, td, blockquote, pre, figcaption") ?? [];
  for (const block of blocks) {
    if (block.closest("nav, details, .head, .facts, .pager") || block.querySelector("p, li, td")) continue;
    const text = words(block).replace(/\s+/g, " ").trim();
    const terms = new Set(sightings(text, sought).map((word) => word.term));
    if (terms.size > 0 && (best === null || terms.size > best.terms)) best = { block, text, terms: terms.size };
  }
  return best;
}

/** What a paragraph says; a word and what stands beside it in a list of both are one. */
function words(block) {
  return block.matches("dl > div") ? Array.from(block.children, (part) => part.textContent.trim()).join(": ") : block.textContent;
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
