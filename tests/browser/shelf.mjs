// A published site on a plain file server, below a folder of it, under the strictest policy that its pages allow.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { program, REPOSITORY } from './desk.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', json: 'application/json',
  txt: 'text/plain; charset=utf-8', svg: 'image/svg+xml' };

export class Shelf {
  constructor(folder = '/council') {
    this.folder = folder;
    this.root = fs.mkdtempSync(path.join(os.tmpdir(), 'minutebook-'));
    this.publish();
    this.asked = [];
    this.bytes = 0;
  }

  publish(asOf = '2026-11-24', source = REPOSITORY) {
    execFileSync(program(), ['build', source, '--out', path.join(this.root, 'site'), '--as-of', asOf, '-q']);
  }

  async open() {
    this.server = http.createServer((request, response) => this.answer(request, response));
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  answer(request, response) {
    const { pathname } = new URL(request.url, 'http://shelf');
    let file = path.join(this.root, 'site', decodeURIComponent(pathname.slice(this.folder.length)));
    if (file.endsWith('/')) file += 'index.html';
    this.asked.push(pathname);
    if (!pathname.startsWith(`${this.folder}/`) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      response.writeHead(404).end('nothing');
      return;
    }
    const bytes = fs.readFileSync(file);
    this.bytes += bytes.length;
    const type = TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(bytes);
  }

  url(address) { return `http://127.0.0.1:${this.server.address().port}${this.folder}${address}`; }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}
