// What people come for: each question begins at the home page and is answered after at most two steps.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { browser } from './desk.mjs';
import { publish } from './published.mjs';

const DAY = '2026-11-24';

let chrome;
let site;
let page;
let steps;

before(async () => { [chrome, site] = [await browser(), await publish(DAY)]; });
after(async () => { await chrome.close(); site.takeDown(); });

// Without scripts: nobody needs them to find an answer.
beforeEach(async () => {
  const context = await chrome.newContext({ viewport: { width: 390, height: 800 }, javaScriptEnabled: false });
  page = await context.newPage();
  await page.goto(`${site.base}/`);
  steps = 0;
});
afterEach(async () => { await page.context().close(); });

async function step(name, within = page) {
  steps += 1;
  assert.ok(steps <= 2, `${name} is the ${steps}th step`);
  await within.getByRole('link', { name }).first().click();
}

const section = (name) => page.getByRole('region', { name });
async function reads(...words) {
  const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
  for (const some of words) assert.ok(some instanceof RegExp ? some.test(text) : text.includes(some), `${page.url()} does not say ${some}: ${text.slice(0, 3000)}`);
}

test('what was decided last?', async () => {
  await step(/That planning permission be granted/, section('Latest decisions'));
  await reads('solar panels at Fernhill Farm', 'Carried', '5 for, 2 against', 'Draft minutes');
});

test('when and where is the next meeting, how do I come or watch, and by when must I ask?', async () => {
  await step('Overview and Scrutiny Management Board', section('Next meetings'));
  await reads('Thursday 26 November 2026, 10am', 'Council Chamber, Vale House', 'Castle Street', 'Questions by noon on Monday 23 November 2026, which has passed');
  for (const name of [/^Map/, 'Webcast of this meeting', 'How to attend and ask a question']) {
    assert.equal(await page.getByRole('link', { name }).first().isVisible(), true, `${name}`);
  }
});

test('what is on the agenda, and where are its papers?', async () => {
  await step('Overview and Scrutiny Management Board', section('Next meetings'));
  await reads('Flood wardens: ready for the winter?');
  await step(/^Report: Budget/);
  await reads('Recommendations');
});

test('what does my councillor do?', async () => {
  await step('People');
  await step('Councillor R Parker');
  await reads('Committees', 'Overview and Scrutiny Management Board', 'Attendance', /Present: \d+ of \d+/, 'Register of interests');
});

test('how did my councillor vote?', async () => {
  await step('People');
  await step('Councillor S Tredinnick');
  await reads('Votes by name', 'For Scrutiny work programme Lost');
});

test('where are the minutes of 30 August 2018?', async () => {
  await step('Meetings');
  await step(/^30 August 2018, OSMB/);
  await reads('Thursday 30 August 2018, 10am', 'What was decided');
});

test('is it true that they want to cut no hedges?', async () => {
  await step('Decisions');
  await step(/cut no hedge between March/);
  await reads('Motion: hedges and the flail', 'Carried');
});

test('what is still to be done?', async () => {
  await step('what is still to be done');
  await reads('Submit the local plan to the Secretary of State', 'by 30 November 2026', 'Overdue');
});

test('what is kept from the public, and why?', async () => {
  await step('What is not public, and why');
  await reads('Exempt under paragraph 3 (financial or business affairs)', 'Purchase of land', 'Was to be looked at again on 31 March 2019');
});
