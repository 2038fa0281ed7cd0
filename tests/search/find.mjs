// Asks a published site with the very script of the search page.
//
//     node tests/search/find.mjs public < questions
//
// Each line of the input is a question; each line of the output is what is found, as JSON: the addresses of the first
// ten results, how many have all the words, and how many bytes of the index were fetched.

import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [site] = process.argv.slice(2);
// A theme's scripts have the ending of plain scripts, which node reads as modules only where it is told to.
const folder = await mkdtemp(join(tmpdir(), "minutebook-search-"));
const scripts = (await readdir(join(site, "assets"))).filter((name) => /^search-.*\.js$/.test(name));
await Promise.all(scripts.map((name) => copyFile(join(site, "assets", name), join(folder, name))));
await writeFile(join(folder, "package.json"), '{ "type": "module" }');
const script = (sort) => pathToFileURL(join(folder, scripts.find((name) => name.startsWith(`search-${sort}.`)))).href;
const [{ Index }, { terms }] = [await import(script("index")), await import(script("words"))];
await rm(folder, { recursive: true });

for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith("=")) {
    console.log(JSON.stringify(terms(line.slice(1))));
    continue;
  }
  let bytes = 0;
  const index = await new Index(async (name) => {
    const read = await readFile(join(site, "search", name), "utf8");
    bytes += Buffer.byteLength(read);
    return read;
  }).open();
  const [query, ...choices] = line.split("\t");
  const found = await index.find(query, Object.fromEntries(choices.map((choice) => choice.split("="))));
  const titles = await index.titles(found.papers.slice(0, 10));
  const results = titles.map((about) => `/${about.href}`);
  console.log(JSON.stringify({ results, full: found.full, instead: found.instead, missing: found.missing, bytes }));
}
