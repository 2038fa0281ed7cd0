// Every kind of page, as people read it: in the light and in the dark, in colours of their own, on a telephone, enlarged,
// with the keyboard, without scripts, and on paper.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { browser } from './desk.mjs';
import { publish } from './published.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MODES = {
  light: {}, dark: { colorScheme: 'dark' }, forced: { forcedColors: 'active' },
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
};

let chrome;
let site;
let kinds;

before(async () => {
  [chrome, site] = [await browser(), await publish('2018-10-01')];
  kinds = [
    '/', '/committees/', '/committees/osmb/', '/committees/osmb/2018-08-30/', '/committees/osmb/2018-10-25/',
    '/committees/osmb/2018-08-30/ict-reprovision/', '/committees/osmb/2018-08-30/ict-reprovision/report/',
    '/committees/osmb/2018-08-30/ict-reprovision/resolution-1/', '/committees/osmb/2018-08-30/barle-reach-farm/',
    '/meetings/', '/meetings/2018/', '/resolutions/', '/resolutions/2018/', '/resolutions/2018/lost/', '/resolutions/rescinded/', '/people/', '/people/r-parker/', '/actions/', '/not-public/', '/search/', '/attend/', '/404.html',
  ].filter((address) => site.pages.includes(address));
  assert.ok(kinds.length >= 15, `only ${kinds.join(' ')}`);
});
after(async () => { await chrome.close(); site.takeDown(); });

async function each(options, look) {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  for (const address of kinds) {
    await page.goto(site.base + address);
    await look(page, address);
  }
  await context.close();
}

for (const [mode, options] of Object.entries(MODES)) {
  test(`axe finds nothing: ${mode}`, async () => {
    await each({ ...options, bypassCSP: true }, async (page, address) => {
      await page.evaluate(AXE);
      const found = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
      const wrong = found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.flat().join(' ')).join('; ')}`);
      assert.deepEqual(wrong, [], address);
    });
  });
}

// A page at 1280 pixels enlarged to 400% is 320 wide; so is the narrowest telephone.
test('nothing scrolls sideways at 320 pixels, nor with letters of twice their size', async () => {
  const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await each({ viewport: { width: 320, height: 256 } }, async (page, address) => assert.ok(await wide(page) <= 0, address));
  await each({ viewport: { width: 390, height: 800 } }, async (page, address) => {
    await page.evaluate(() => { document.documentElement.style.fontSize = '225%'; });
    assert.ok(await wide(page) <= 0, `${address}, enlarged`);
  });
});

test('the keyboard reaches everything in order, and shows where it is', async () => {
  await each({}, async (page, address) => {
    const wanted = await page.evaluate(() => {
      const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')];
      const reached = all.filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && !(one.closest('details:not([open])') && one.localName !== 'summary'));
      reached.forEach((one, index) => { one.dataset.order = index; });
      return reached.length;
    });
    for (let index = 0; index < wanted; index++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const box = one.getBoundingClientRect();
        return { order: Number(one.dataset.order), name: one.textContent.trim().slice(0, 40), ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, seen: box.bottom > 0 && box.top < innerHeight };
      });
      assert.deepEqual({ order: at.order, ring: at.ring, seen: at.seen }, { order: index, ring: true, seen: true }, `${address}: ${at.name}`);
    }
  });
});

test('the first stop leads past the header', async () => {
  await each({}, async (page, address) => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'main', address);
  });
});

test('nothing is asked of another site, nothing is refused by the policy, nothing is kept', async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => { if (!request.url().startsWith(site.base)) wrong.push(request.url()); });
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(`${page.url()} ${message.text()}`); });
  page.on('pageerror', (error) => wrong.push(`${page.url()} ${error}`));
  for (const address of kinds) await page.goto(site.base + address, { waitUntil: 'networkidle' });
  assert.deepEqual(wrong, []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test('without scripts every word and every link is there', async () => {
  const words = async (page) => new Set((await page.locator('body').innerText()).split(/\s+/));
  const links = (page) => page.locator('a[href]').count();
  const whole = new Map();
  await each({}, async (page, address) => { whole.set(address, [await words(page), await links(page)]); });
  await each({ javaScriptEnabled: false }, async (page, address) => {
    const [said, led] = whole.get(address);
    const there = await words(page);
    assert.deepEqual([...said].filter((word) => word.length > 3 && !there.has(word)), [], address);
    assert.ok(await links(page) >= led, address);
  });
});

test('a citation is unfolded and copied', async () => {
  const context = await chrome.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`${site.base}/committees/osmb/2018-08-30/ict-reprovision/`);
  await page.locator('summary[aria-label="Cite resolution 2"]').click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Overview and Scrutiny Management Board, 30 August 2018, minute 32, resolution 2\nhttps:.*#resolution-2$/);
  await context.close();
});

test('the decisions of a year are chosen by committee, outcome and state', async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(`${site.base}/resolutions/2018/`);
  await page.getByLabel('Choose by outcome').selectOption('Lost');
  const shown = await page.locator('.decisions > li:visible .result').allInnerTexts();
  assert.ok(shown.length > 0 && shown.every((result) => result.startsWith('Lost')), shown.join('; '));
  assert.match(await page.locator('.filter [role=status]').innerText(), new RegExp(`^${shown.length} of \\d+ decisions$`));
  await page.getByLabel('Choose by committee').selectOption('Cabinet');
  assert.ok((await page.locator('.register-list h3:visible').allInnerTexts()).every((heading) => heading.startsWith('Cabinet')));
  await context.close();
});

test('without scripts decisions are chosen by outcome and by state on pages of their own', async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.base}/resolutions/`);
  await page.getByRole('link', { name: /^Lost in 2018: \d+$/ }).click();
  const results = await page.locator('.decisions > li .result').allInnerTexts();
  assert.ok(results.length > 0 && results.every((result) => result.startsWith('Lost')), results.join('; '));
  await page.goto(`${site.base}/resolutions/`);
  await page.getByRole('link', { name: 'Rescinded', exact: true }).click();
  const become = await page.locator('.decisions > li').allInnerTexts();
  assert.ok(become.length > 0 && become.every((row) => row.includes('Rescinded by')), become.join('; '));
  await context.close();
});

test('the decisions of all years are brought together in one table, and chosen by year, committee, outcome and state', async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.goto(`${site.base}/resolutions/`);
  await page.getByRole('button', { name: 'Choose among all decisions' }).click();
  await page.getByLabel('Choose by year').selectOption('2018');
  await page.getByLabel('Choose by outcome').selectOption('Lost');
  const shown = page.locator('.register-table tbody tr:visible');
  const cells = await shown.evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.ok(cells.length > 0 && cells.every(([meeting, , outcome]) => meeting.includes('2018') && outcome.startsWith('Lost')), JSON.stringify(cells));
  assert.match(await page.locator('.filter [role=status]').innerText(), new RegExp(`^${cells.length} of \\d+ decisions$`));
  await page.getByLabel('Choose by outcome').selectOption('');
  await page.getByLabel('Choose by state').selectOption('Rescinded');
  await shown.first().locator('a').nth(1).click();
  await page.waitForURL(/#resolution-\d+$/);
  await context.close();
});

test('how far away a meeting is, is said by the clock of the reader', async () => {
  const context = await chrome.newContext();
  const page = await context.newPage();
  await page.clock.setFixedTime('2018-10-23T09:00:00');
  await page.goto(`${site.base}/committees/osmb/2018-10-25/`);
  assert.equal(await page.locator('h1').getAttribute('data-soon'), 'in 2 days');
  await context.close();
});

test('on paper it is the minutes and nothing else', async () => {
  const context = await chrome.newContext({ colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto(`${site.base}/committees/osmb/2018-08-30/`);
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.evaluate(() => ['.bar nav', '.crumbs', '.contents', 'footer', '.cite', '.pager'].filter((part) => [...document.querySelectorAll(part)].some((one) => one.checkVisibility())));
  assert.deepEqual(hidden, []);
  assert.equal(await page.locator('.signature').isVisible(), true);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.record p')).color), 'rgb(0, 0, 0)');
  await page.setViewportSize({ width: 640, height: 900 });
  const lines = await page.locator('.sides th').evaluateAll((sides) => sides.map((side) => {
    const words = document.createRange();
    words.selectNodeContents(side);
    return [side.textContent, words.getClientRects().length];
  }));
  assert.deepEqual(lines, [['For', 1], ['Against', 1], ['Abstained', 1]]);
  const pdf = (await page.pdf({ format: 'A4', tagged: true })).toString('latin1');
  const sheets = (pdf.match(/\/Type\s*\/Page\b(?!s)/g) || []).length;
  assert.ok(sheets >= 2 && sheets <= 8, `${sheets} sheets`);
  await context.close();
});
