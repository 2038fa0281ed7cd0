// The preview in a real browser: what a clerk sees, without touching it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browser, Desk, LIMIT, until } from './desk.mjs';
import { calm, opens, says, shows } from './tabs.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const MEETING = '/committees/osmb/2018-08-30/';
const ITEM = '/committees/osmb/2018-08-30/ict-reprovision/';
const PAPER = 'content/committees/osmb/2018-08-30/06-ict-reprovision/item.md';
const OTHER = 'content/committees/cabinet/2018-11-13/meeting.md';
const DRAFT = '/committees/cabinet/2018-11-13/';
const STYLE = 'themes/default/assets/style.css';

let chrome;
let desk;
let context;
let wrong;

before(async () => { chrome = await browser(); });
after(async () => { await chrome.close(); });

beforeEach(async () => {
  desk = await new Desk().start('--editor', 'vscode');
  context = await chrome.newContext({ viewport: { width: 1000, height: 700 } });
  context.setDefaultTimeout(LIMIT);
  wrong = [];
});

afterEach(async () => {
  await context.close();
  await desk.clear();
  assert.deepEqual(wrong, [], 'the console is clean');
});

// Opens a page in a tab of its own.
async function open(address, of = context) {
  const page = await of.newPage();
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(`${message.text()} ${message.location().url}`); });
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(desk.url(address));
  await calm(page);
  return page;
}


const words = (page, id) => page.evaluate((id) => document.querySelector('minutebook-watch').shadowRoot.getElementById(id).textContent, id);
const isOpen = (page) => page.evaluate(() => document.querySelector('minutebook-watch').shadowRoot.getElementById('errors').open);
// A page that is loaded again has forgotten this.
const mark = (page) => page.evaluate(() => { window.isTheSame = true; });
const isMarked = (page) => page.evaluate(() => window.isTheSame === true);

const addWords = (words) => (text) => `${text}\n${words}\n`;
const breakPaper = (text) => text.replace('sort: report', 'srot: report');
const mendPaper = (text) => text.replace('srot: report', 'sort: report');
const warnPaper = (text) => text.replace('The Head of ICT', 'The <b>Head</b> of ICT');

async function axe(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.flat().join(' ')).join('; ')}`);
}

test('an edit shows without a touch, here and on the page of the meeting', async () => {
  const [item, meeting] = [await open(ITEM), await open(MEETING)];
  desk.edit(PAPER, addWords('The board thanked the staff of the depot.'));
  await shows(item, 'The board thanked the staff of the depot.');
  await shows(meeting, 'The board thanked the staff of the depot.');
});

test('every one of twenty edits in a row shows', async () => {
  const page = await open(ITEM);
  for (let round = 0; round < 20; round++) {
    desk.edit(PAPER, addWords(`Point ${round} was made.`));
    await shows(page, `Point ${round} was made.`);
  }
});

test('the place and the focus stay where they were', async () => {
  const page = await open(MEETING);
  await page.evaluate(() => {
    const links = [...document.querySelectorAll('main a[href*="work-programme"]')].filter((link) => link.checkVisibility());
    links.at(-1).focus();
    document.querySelector('[id="work-programme"]').scrollIntoView();
    scrollBy(0, 90);
  });
  const place = () => page.evaluate(() => ({
    top: Math.round(document.querySelector('[id="work-programme"]').getBoundingClientRect().top),
    focus: document.activeElement.getAttribute('href'),
  }));
  const was = await place();
  assert.equal(was.top, -90);
  assert.match(was.focus, /work-programme/);
  await mark(page);
  desk.edit(PAPER, addWords('One more paragraph.\n\nAnd another one, above the place where the reader is.'));
  await shows(page, 'One more paragraph.');
  await page.waitForLoadState('load');
  await page.waitForFunction(() => scrollY > 0);
  assert.equal(await isMarked(page), false, 'it was loaded again');
  const is = await place();
  assert.equal(is.focus, was.focus);
  assert.ok(Math.abs(is.top - was.top) <= 1, `${is.top} is ${was.top}, but for a fraction`);
});

test('a page whose bytes did not change is not loaded again', async () => {
  const [page, witness] = [await open(ITEM), await open(DRAFT)];
  await mark(page);
  desk.edit(OTHER, (text) => text.replace(/^venue: .*$/m, 'venue: The Old Library'));
  await shows(witness, 'The Old Library');
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await isMarked(page), true);
});

test('a change of the stylesheet is shown without loading the page again', async () => {
  const page = await open(ITEM);
  await mark(page);
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    desk.save(STYLE, `body { background: ${colour}; }`);
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, colour);
  }
  assert.equal(await page.locator('link[rel="stylesheet"]').count(), 1);
  assert.equal(await isMarked(page), true, 'it was not loaded again');
  // Of several saves in a row the last counts, whichever is there first.
  for (let round = 0; round < 10; round++) desk.save(STYLE, `body { background: rgb(7, 7, ${round}); }`);
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(7, 7, 9)');
  assert.equal(await isMarked(page), true, 'nor then');
  // And the words follow after it.
  desk.edit(PAPER, addWords('The page goes on.'));
  await shows(page, 'The page goes on.');
  await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === 'rgb(7, 7, 9)');
});

test('a template that is wrong on other pages is said over this one, which stays the last good one', async () => {
  const page = await open(ITEM);
  desk.save('themes/default/page.html', '{% extends "default/page.html" %}{% block main %}{{ page.nothing.at_all }}{% endblock %}');
  await opens(page, true);
  assert.match(await words(page, 'errors-list'), /themes\/default\/page\.html:1/);
  desk.edit(PAPER, addWords('Typed meanwhile.'));
  // The message stays as long as the template is wrong.
  await until('the save was built', () => desk.printed.includes('item.md'), () => desk.printed);
  assert.equal(await isOpen(page), true);
  assert.equal(await page.getByText('Typed meanwhile.').count(), 0);
  fs.rmSync(desk.path('themes/default/page.html'));
  await opens(page, false);
  await shows(page, 'Typed meanwhile.');
});

test('an error appears over the last good page with its file and line, and goes', async () => {
  const page = await open(ITEM);
  await mark(page);
  desk.edit(PAPER, breakPaper);
  await opens(page, true);
  const line = desk.read(PAPER).split('\n').indexOf('srot: report') + 1;
  assert.match(await words(page, 'errors-list'), new RegExp(`06-ict-reprovision/item\\.md:${line}:1`));
  assert.match(await words(page, 'errors-list'), /an agenda item has no key srot/);
  assert.match(await words(page, 'errors-list'), /did you mean sort\?/);
  assert.match(await words(page, 'said'), /1 error/);
  const link = page.locator('minutebook-watch a.file');
  assert.equal(await link.getAttribute('href'), `vscode://file${fs.realpathSync(desk.path(PAPER))}:${line}:1`);
  await shows(page, 'The Head of ICT presented his report');

  await page.keyboard.press('Escape');
  assert.equal(await isOpen(page), false, 'Escape looks at the page');
  assert.match(await words(page, 'counts'), /1 error/);
  await page.locator('minutebook-watch #see-errors').click();
  assert.equal(await isOpen(page), true);

  desk.edit(PAPER, mendPaper);
  await opens(page, false);
  assert.equal(await isMarked(page), true, 'what did not change was not loaded again');
  assert.doesNotMatch(await words(page, 'counts'), /error/);
});

test('an error that was put aside stays aside until there is another', async () => {
  const page = await open(ITEM);
  desk.edit(PAPER, breakPaper);
  await opens(page, true);
  await page.keyboard.press('Escape');
  await opens(page, false);
  await page.goto(desk.url(MEETING));
  await calm(page);
  assert.equal(await isOpen(page), false);
  desk.edit(PAPER, (text) => text.replace('minute: 32', 'minuet: 32'));
  await opens(page, true);
});

test('the focus comes back when an error goes', async () => {
  const page = await open(ITEM);
  await page.locator('main a').first().focus();
  const focused = () => page.evaluate(() => document.activeElement.outerHTML);
  const was = await focused();
  desk.edit(PAPER, breakPaper);
  await opens(page, true);
  desk.edit(PAPER, mendPaper);
  await opens(page, false);
  assert.equal(await focused(), was);
});

test('at the start with broken papers the errors stand on a plain page, and the page comes when they are mended', async () => {
  await desk.stop();
  desk.edit(PAPER, breakPaper);
  await desk.start();
  const page = await open(ITEM);
  assert.equal(await isOpen(page), true);
  assert.match(await words(page, 'errors-list'), /srot/);
  desk.edit(PAPER, mendPaper);
  await shows(page, 'The Head of ICT presented his report');
  assert.equal(await isOpen(page), false);
  assert.match(wrong.splice(0).join(), /503/, 'the browser notes that there was no page');
});

test('warnings are a quiet count, opened and shut by keys', async () => {
  const page = await open(ITEM);
  desk.edit(PAPER, warnPaper);
  const count = page.locator('minutebook-watch #see-warnings');
  await count.waitFor();
  assert.match(await count.textContent(), /^\d+ warnings?$/);
  const panel = page.locator('minutebook-watch #warnings');
  assert.equal(await panel.isVisible(), false);
  await count.focus();
  await page.keyboard.press('Enter');
  assert.equal(await panel.isVisible(), true);
  assert.match(await panel.textContent(), /osmb, 30 August 2018/);
  await page.keyboard.press('Escape');
  assert.equal(await panel.isVisible(), false);
});

test('eight tabs follow, and one of them listens', async () => {
  let streams = 0;
  context.on('request', (request) => { if (request.url().endsWith('/_minutebook/events')) streams++; });
  const pages = [];
  for (let tab = 0; tab < 8; tab++) pages.push(await open(tab % 2 ? MEETING : ITEM));
  assert.equal(streams, 1);
  for (let round = 0; round < 3; round++) {
    desk.edit(PAPER, addWords(`Eight heard of point ${round}.`));
    await Promise.all(pages.map((page) => shows(page, `Eight heard of point ${round}.`)));
  }
  // Whoever listens is closed: another goes on.
  await pages.shift().close();
  await pages.shift().close();
  desk.edit(PAPER, addWords('Six heard of this.'));
  await Promise.all(pages.map((page) => shows(page, 'Six heard of this.')));
  desk.edit(PAPER, breakPaper);
  await Promise.all(pages.map((page) => opens(page, true)));
  desk.edit(PAPER, mendPaper);
  await Promise.all(pages.map((page) => opens(page, false)));
});

test('the same page is seen with the eyes of the public, and with those of whoever drafts it', async () => {
  const [page, other] = [await open(DRAFT), await open(ITEM)];
  assert.match(await words(page, 'whom'), /Draft view\. The public does not see .* yet \(.* published 5 November 2018\)/);
  await shows(page, 'Agenda');
  await page.locator('minutebook-watch #public').click();
  await says(page, 'whom', 'Public view.');
  assert.equal(new URL(page.url()).pathname, DRAFT);
  await says(other, 'whom', 'Public view.');
  await page.locator('minutebook-watch #draft').focus();
  await page.keyboard.press('Enter');
  await says(page, 'whom', 'Draft view.');
  assert.equal(new URL(page.url()).pathname, DRAFT);
  await says(other, 'whom', 'Draft view.');
});

test('a restart of the server is survived, and the newest page is shown', async () => {
  const pages = [await open(ITEM), await open(MEETING)];
  await desk.stop();
  await Promise.all(pages.map((page) => says(page, 'whom', 'The preview has stopped.')));
  desk.edit(PAPER, addWords('This was written while nobody watched.'));
  await desk.start();
  await Promise.all(pages.map((page) => shows(page, 'This was written while nobody watched.')));
  await Promise.all(pages.map((page) => says(page, 'whom', 'Draft view.')));
  desk.edit(PAPER, addWords('And this after it.'));
  await Promise.all(pages.map((page) => shows(page, 'And this after it.')));
  wrong = wrong.filter((line) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(line));
});

test('a page that is deleted says so, and comes back', async () => {
  const page = await open(ITEM);
  const text = desk.read(PAPER);
  fs.renameSync(desk.path('content/committees/osmb/2018-08-30'), desk.path('content/committees/osmb/2018-08-31'));
  await until('an end of the page', async () => (await fetch(desk.url(ITEM))).status === 404 || (await isOpen(page)));
  fs.renameSync(desk.path('content/committees/osmb/2018-08-31'), desk.path('content/committees/osmb/2018-08-30'));
  await shows(page, 'The Head of ICT presented his report');
  await opens(page, false);
  assert.equal(desk.read(PAPER), text);
  wrong = wrong.filter((line) => !/404/.test(line));
});

test('axe finds nothing on the overlay, the bar, the warnings and our own corner', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const eyes = await chrome.newContext({ colorScheme, viewport: { width: 390, height: 800 } });
    const page = await open(ITEM, eyes);
    desk.edit(PAPER, warnPaper);
    await says(page, 'counts', 'warning');
    assert.deepEqual(await axe(page), [], `the bar, ${colorScheme}`);
    await page.locator('minutebook-watch #see-warnings').click();
    assert.deepEqual(await axe(page), [], `the warnings, ${colorScheme}`);
    desk.edit(PAPER, breakPaper);
    await opens(page, true);
    assert.deepEqual(await axe(page), [], `the overlay, ${colorScheme}`);
    await page.goto(desk.url('/_minutebook/'));
    await calm(page);
    await page.keyboard.press('Escape');
    assert.deepEqual(await axe(page), [], `the corner, ${colorScheme}`);
    await eyes.close();
    desk.edit(PAPER, (text) => mendPaper(text).replace('<b>Head</b>', 'Head'));
  }
});

test('the overlay is worked by keys alone', async () => {
  const page = await open(ITEM);
  desk.edit(PAPER, breakPaper);
  await opens(page, true);
  const reached = [];
  for (let key = 0; key < 6; key++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.querySelector('minutebook-watch').shadowRoot.activeElement?.textContent ?? ''));
  }
  assert.ok(reached.some((text) => text.includes('item.md:')), reached.join(' | '));
  assert.ok(reached.some((text) => text.includes('Look at the page')), reached.join(' | '));
});

test('nothing of the frame is printed', async () => {
  const page = await open(ITEM);
  desk.edit(PAPER, breakPaper);
  await opens(page, true);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('minutebook-watch #bar').isVisible(), false);
  assert.equal(await page.locator('minutebook-watch #errors').isVisible(), false);
});

test('without JavaScript pages serve, and the bar says whom they are for', async () => {
  const plain = await chrome.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(desk.url(DRAFT));
  assert.match(await page.locator('minutebook-watch #whom').textContent(), /Draft view\./);
  await page.locator('minutebook-watch #public').click();
  assert.match(await page.locator('minutebook-watch #whom').textContent(), /Public view\./);
  await plain.close();
});

test('our own corner follows too', async () => {
  const page = await open('/_minutebook/');
  await shows(page, 'Nothing is wrong.');
  desk.edit(PAPER, warnPaper);
  await shows(page, '1 warning');
  await shows(page, ITEM);
});
