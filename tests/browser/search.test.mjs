// The page for searching, in a real browser, on a plain file server and below a folder of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { browser } from './desk.mjs';
import { Shelf } from './shelf.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let chrome;
let shelf;
let page;
let wrong;

before(async () => {
  chrome = await browser();
  shelf = await new Shelf().open();
});

after(async () => {
  await chrome.close();
  await shelf.close();
});

beforeEach(async () => {
  page = await chrome.newPage({ viewport: { width: 1280, height: 800 } });
  wrong = [];
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(String(error)));
});

afterEach(async () => {
  await page.close();
  assert.deepEqual(wrong, []);
});

const results = () => page.locator('.results > li h2').allInnerTexts();
const count = () => page.locator('#search-count').innerText();

// Waits for a sentence; with its full stop where a longer one would hold it: `1 result` stands in `11 results`.
async function said(words) {
  await page.waitForFunction((text) => document.querySelector('#search-count').textContent.includes(text), words);
}

test('what is typed is found while it is typed, and said', async () => {
  await page.goto(shelf.url('/search/'));
  await page.keyboard.press('Tab');
  await page.getByLabel('Words, a name').pressSequentially('sluice ga', { delay: 20 });
  await said('result');
  assert.equal((await results())[0], 'Sluice gate at Quarme Bridge');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search-q');
  assert.match(page.url(), /\/council\/search\/\?q=sluice\+ga$/);
  assert.equal(await page.locator('[role=status]').count(), 1);
});

test('the words are shown in their context, and marked', async () => {
  await page.goto(shelf.url('/search/?q=free+half+hour'));
  const context = page.locator('.results > li').first().locator('.in-words');
  await context.waitFor();
  const marked = (await context.locator('mark').allInnerTexts()).map((word) => word.toLowerCase());
  assert.ok(['free', 'half', 'hour'].every((word) => marked.includes(word)), String(marked));
});

test('a word that stands before what is said of it is shown with that', async () => {
  await page.goto(shelf.url('/search/?q=land'));
  const wootton = page.locator('.results > li', { hasText: 'L Wootton' });
  await wootton.scrollIntoViewIfNeeded();
  const context = wootton.locator('.in-words');
  await context.waitFor();
  assert.equal(await context.innerText(), 'Land: Common rights on Northmoor');
  assert.deepEqual(await context.locator('mark').allInnerTexts(), ['Land']);
});

test('titles in another language say so, those of attachments too', async () => {
  for (const [words, title, language] of [['rhaglen', 'Rhaglen y cyngerdd', 'cy'], ['croesawu', 'Croesawu côr Llanbedr-y-cwm', 'cy'], ['winter', 'Winter service plan', '']]) {
    await page.goto(shelf.url(`/search/?q=${words}`));
    const link = page.locator('.results > li h2 a', { hasText: title }).first();
    await link.waitFor();
    assert.equal(await link.evaluate((found) => found.lang), language, title);
  }
});

test('the result of a decision leads to the decision', async () => {
  await page.goto(shelf.url('/search/?q="free+half+hour"&kind=decision'));
  await page.locator('.in-words').first().waitFor();
  const href = await page.locator('.results a').first().getAttribute('href');
  assert.match(href, /\/council\/committees\/cabinet\/2018-07-10\/free-half-hour\/(#.*)?$/);
  await page.locator('.results a').first().click();
  await page.waitForURL(/free-half-hour/);
  await page.goBack();
  await said('1 result.');
  assert.equal(await page.getByLabel('Words, a name').inputValue(), '"free half hour"');
});

test('the arrows lead to the results and back, and Enter opens one', async () => {
  await page.goto(shelf.url('/search/?q=leisure+centre'));
  await said('results');
  await page.getByLabel('Words, a name').focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement.closest('li')?.querySelector('h2').innerText ?? document.activeElement.id);
  const [first, second] = await results();
  assert.equal(await focused(), first);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), second);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'search-q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/search/'));
});

test('choices narrow the results, stand in the address, and are taken back at once', async () => {
  await page.goto(shelf.url('/search/?q=budget'));
  await said('results');
  const all = await count();
  await page.locator('summary', { hasText: 'Choose by kind' }).click();
  await page.getByLabel('Outcome').selectOption('lost');
  await said('1 result.');
  assert.deepEqual(await results(), ['Budget and council tax 2018/19']);
  assert.match(page.url(), /\?q=budget&outcome=lost$/);
  await page.goto(page.url());
  await said('1 result.');
  await page.getByRole('button', { name: 'Search everything' }).click();
  await said(all);
  await page.goBack();
  await said('1 result.');
});

test('choices alone list what there is, the newest first', async () => {
  await page.goto(shelf.url('/search/?kind=report&year=2018'));
  await said('results');
  const dates = await page.locator('.results [data-part=date]').allInnerTexts();
  assert.ok(dates.length === 10 && dates.every((date) => date.endsWith('2018')), String(dates));
  const days = dates.map((date) => Date.parse(date));
  assert.deepEqual(days, [...days].sort((a, b) => b - a));
});

test('more results are shown when asked for, and the first of them has the focus', async () => {
  await page.goto(shelf.url('/search/?q=council'));
  await said('results');
  await page.getByRole('button', { name: 'Show more results' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.results > li').length === 20);
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelectorAll('.results > li')[10].querySelector('a')));
});

test('a slip of the pen is said, and searched for as it was meant', async () => {
  await page.goto(shelf.url('/search/?q=wooten'));
  await said('wootton');
  assert.equal((await results())[0], 'Councillor L Wootton');
});

test('what is not there is said to be not there', async () => {
  await page.goto(shelf.url('/search/?q=xylophone'));
  await said('Nothing is found for “xylophone”.');
  assert.deepEqual(await results(), []);
});

test('a site that was published anew is searched as it is now', async () => {
  const other = await new Shelf('').open();
  try {
    await page.goto(other.url('/search/?q=sluice'));
    await said('result');
    // The browser keeps the list of the files; those of the words get other names.
    const folder = path.join(other.root, 'site/search');
    fs.rmSync(folder, { recursive: true });
    other.publish('2018-08-01');
    await page.getByLabel('Words, a name').fill('leisure centre');
    await page.getByRole('link', { name: /Priory Leisure Centre/ }).first().waitFor();
    await page.goto('about:blank');
    wrong = wrong.filter((words) => !words.includes('404'));
  } finally {
    await other.close();
  }
});

test('the box on the home page leads to the results', async () => {
  await page.goto(shelf.url('/'));
  await page.getByRole('searchbox').first().fill('gulls');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/council\/search\/\?q=gulls$/);
  await said('result');
  assert.equal((await results())[0], 'Motion: gulls');
});

test('without JavaScript the page leads to the register, the calendar and the people instead', async () => {
  const plain = await chrome.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(shelf.url('/search/?q=gulls'));
  assert.equal(await bare.locator('.search').isVisible(), false);
  const links = await bare.locator('#search-otherwise a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.deepEqual(links, ['../resolutions/', '../meetings/', '../committees/', '../people/']);
  assert.ok(await bare.getByText('Searching needs JavaScript').isVisible());
  await plain.close();
});

test('a typical search fetches less than 100 KB', async () => {
  const sums = [];
  for (const query of ['sunday+parking', 'leisure+centre', 'l+wootton', '2018%2F0127', 'winter+gritting']) {
    await page.goto(shelf.url('/search/'));
    await page.waitForLoadState('networkidle');
    shelf.bytes = 0;
    await page.getByLabel('Words, a name').fill(decodeURIComponent(query).replaceAll('+', ' '));
    await said('result');
    await page.waitForLoadState('networkidle');
    sums.push(shelf.bytes);
  }
  console.log(`bytes fetched for a search: ${sums.join(', ')}`);
  assert.ok(sums.sort((a, b) => a - b)[2] < 100_000, String(sums));
});

test('axe finds nothing, in the light and in the dark, with results and without', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const query of ['', '?q=leisure+centre&kind=decision', '?q=xylophone']) {
      await page.goto(shelf.url(`/search/${query}`));
      if (query) await said(query.includes('xylo') ? 'Nothing' : 'result');
      await page.waitForLoadState('networkidle');
      // The policy of the page forbids the script of a test, as it forbids any.
      const found = await page.evaluate(`${AXE}; axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
      const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      assert.deepEqual(faults, [], `${query}, ${colorScheme}`);
    }
  }
});

test('nothing is cut off at 320 pixels', async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(shelf.url('/search/?q=leisure+centre&kind=decision'));
  await said('result');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
});
