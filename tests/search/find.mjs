// Asks a published site with the very script of the search page.
//
//     node tests/search/find.mjs public < questions
//
// Each line of the input is a question; each line of the output is what is found, as JSON: the addresses of the first
// ten results, how many have all the words, and how many bytes of the index were fetched.

import { readFile, readdir } from "node:fs/promises";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [site] = process.argv.slice(2);
// A theme's script has the ending of a plain script, which node would not read as a module.
const name = (await readdir(join(site, "assets"))).find((name) => /^search\..*js$/.test(name));
const text = await readFile(join(site, "assets", name), "utf8");
const { Index, terms } = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);

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
