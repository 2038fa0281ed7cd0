// The sample site as it is published on a day, behind a server that sends the policy of `_headers`.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { REPOSITORY, program } from './desk.mjs';

const KINDS = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.xml': 'application/xml', '.pdf': 'application/pdf', '.ics': 'text/calendar',
};

// Builds the site as of a day; gives its address, its pages, and a way to take it down.
export async function publish(day) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'minutebook-published-'));
  const site = path.join(folder, 'site');
  execFileSync(program(), ['build', '--quiet', '--as-of', day, '--out', site], { cwd: REPOSITORY });
  const policy = /Content-Security-Policy: (.*)/.exec(fs.readFileSync(path.join(site, '_headers'), 'utf8'))[1];
  const server = http.createServer((request, response) => {
    let file = path.join(site, decodeURIComponent(new URL(request.url, 'http://here').pathname));
    if (file.endsWith(path.sep)) file = path.join(file, 'index.html');
    const isThere = file.startsWith(site) && fs.existsSync(file) && fs.statSync(file).isFile();
    response.writeHead(isThere ? 200 : 404, { 'content-type': KINDS[path.extname(file)] || 'application/octet-stream', 'content-security-policy': policy });
    response.end(isThere ? fs.readFileSync(file) : '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${server.address().port}`;
  const pages = fs.readdirSync(site, { recursive: true }).map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.html')).map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`).sort();
  const takeDown = () => { server.close(); server.closeAllConnections(); fs.rmSync(folder, { recursive: true, force: true }); };
  return { base, pages, takeDown };
}
