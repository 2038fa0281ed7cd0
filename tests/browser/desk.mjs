// A clerk's desk for the tests: a copy of the sample site, the watch over it, and a browser with a face.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const LIMIT = 30_000;

// The newest program that was built, unless one is named.
export function program() {
  if (process.env.MINUTEBOOK) return process.env.MINUTEBOOK;
  const built = ['release', 'debug'].map((profile) => path.join(REPOSITORY, 'target', profile, 'minutebook'));
  const there = built.filter((file) => fs.existsSync(file));
  if (!there.length) throw new Error('build minutebook first: `cargo build`');
  return there.sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs)[0];
}

export function browser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const places = names.flatMap((name) => process.env.PATH.split(':').map((folder) => path.join(folder, name)));
  const executablePath = process.env.CHROME || places.find((place) => fs.existsSync(place));
  return chromium.launch({ executablePath, args: FLAGS });
}

export class Desk {
  constructor() {
    this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'minutebook-'));
    fs.cpSync(path.join(REPOSITORY, 'content'), path.join(this.folder, 'content'), { recursive: true });
    this.port = 0;
  }

  // Starts the watch, at the port that it had before.
  async start(...words) {
    this.words = words.length ? words : this.words || [];
    const all = ['watch', '--port', String(this.port), '--as-of', '2018-10-01', ...this.words];
    const env = { ...process.env, XDG_CONFIG_HOME: this.folder, NO_COLOR: '1' };
    this.watch = spawn(program(), all, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((resolve) => this.watch.on('exit', resolve));
    this.printed = '';
    this.watch.stdout.on('data', (bytes) => { this.printed += bytes; });
    this.watch.stderr.on('data', (bytes) => { this.printed += bytes; });
    const address = /look at http:\/\/127\.0\.0\.1:(\d+)\//;
    await until('an address', () => address.test(this.printed), () => this.printed);
    this.port = Number(address.exec(this.printed)[1]);
    // The second build begins the watch over the folders.
    await until('a watch', async () => {
      const answer = await fetch(this.url('/_minutebook/check?page=/')).catch(() => null);
      return answer && !(await answer.json()).build.endsWith('-1');
    }, () => this.printed);
    return this;
  }

  async stop() {
    this.watch.kill('SIGINT');
    await this.ended;
  }

  // Stops the watch and clears the desk.
  async clear() {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  url(address) { return `http://127.0.0.1:${this.port}${address}`; }
  path(file) { return path.join(this.folder, file); }
  read(file) { return fs.readFileSync(this.path(file), 'utf8'); }

  // Saves as most editors do: beside the file, and then in its place.
  save(file, text) {
    const place = this.path(file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    const aside = path.join(path.dirname(place), `.${path.basename(place)}.tmp`);
    fs.writeFileSync(aside, text);
    fs.renameSync(aside, place);
  }

  edit(file, change) {
    const before = this.read(file);
    const after = change(before);
    if (before === after) throw new Error(`the edit of ${file} changes nothing`);
    this.save(file, after);
  }
}

// Waits for a fact.
export async function until(what, isSo, printed = () => '') {
  const begun = Date.now();
  while (!(await isSo())) {
    if (Date.now() - begun > LIMIT) throw new Error(`there never was ${what}\n${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
