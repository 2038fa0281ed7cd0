// A clerk drafts a whole meeting with the preview open beside the editor, making the mistakes that people make. Nobody
// touches the browser: each page has to come by itself, and the watch has to be the same one from beginning to end.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { browser, Desk, LIMIT, program } from './desk.mjs';
import { calm, hides, opens, says, shows } from './tabs.mjs';

const ADDRESS = '/committees/osmb/2018-09-13/';
const FOLDER = 'content/committees/osmb/2018-09-13';
const AGENDA = `---
start: "10:00"
venue: Council Chamber, Vale House
agenda: { published: 2018-09-04 }
---
`;
const ITEM = `---
title: Winter gritting
sort: report
---

The depot has 400 tonnes of salt.
`;

let chrome;
before(async () => { chrome = await browser(); });
after(async () => { await chrome.close(); });

test('a whole meeting is drafted, mistakes and all, and no page is ever loaded by hand', async () => {
  const desk = await new Desk().start();
  const clerk = desk.watch.pid;
  const context = await chrome.newContext({ viewport: { width: 1000, height: 700 } });
  context.setDefaultTimeout(LIMIT);
  const wrong = [];
  const open = async (address) => {
    const page = await context.newPage();
    page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
    page.on('pageerror', (error) => wrong.push(String(error)));
    await page.goto(desk.url(address));
    await calm(page);
    return page;
  };
  // Some editors write in place; the others are known to the desk.
  const inPlace = (file, text) => fs.writeFileSync(desk.path(file), text);

  // The tab is open before there is anything to see.
  const meeting = await open(ADDRESS);
  const item = await open(`${ADDRESS}winter-gritting/`);
  execFileSync(program(), ['new', 'meeting', 'osmb', '2018-09-13'], { cwd: desk.folder });
  await shows(meeting, 'Apologies for absence');
  assert.ok(wrong.splice(0).every((line) => line.includes('404')), 'the browser notes only that there was no page');

  // The head of the meeting: a time that nobody can read, then a tab in place of spaces, then well.
  desk.save(`${FOLDER}/meeting.md`, AGENDA.replace('10:00', 'ten'));
  await opens(meeting, true);
  await says(meeting, 'errors-list', 'meeting.md:2');
  desk.save(`${FOLDER}/meeting.md`, AGENDA.replace('agenda: {', 'agenda:\n\t{'));
  await says(meeting, 'errors-list', 'meeting.md:4');
  desk.save(`${FOLDER}/meeting.md`, AGENDA);
  await opens(meeting, false);
  await shows(meeting, 'Council Chamber, Vale House');

  // An item, begun without its second line of dashes, and saved half-typed by the editor itself.
  inPlace(`${FOLDER}/04-winter-gritting.md`, '---\ntitle: Winter gritting\n');
  await opens(meeting, true);
  for (let end = 40; end < ITEM.length; end += 7) inPlace(`${FOLDER}/04-winter-gritting.md`, ITEM.slice(0, end));
  inPlace(`${FOLDER}/04-winter-gritting.md`, ITEM);
  await opens(item, false);
  await shows(item, 'The depot has 400 tonnes of salt.');
  await shows(meeting, 'Winter gritting');

  // Pasted from a word processor: line ends of its own, curly quotes, a byte order mark.
  inPlace(`${FOLDER}/04-winter-gritting.md`, `\uFEFF${ITEM.replace('400', '“about” 450')}`.replaceAll('\n', '\r\n'));
  await shows(item, '“about” 450 tonnes');

  // A misspelt key, and its hint.
  desk.save(`${FOLDER}/04-winter-gritting.md`, ITEM.replace('sort:', 'srot:'));
  await opens(item, true);
  await says(item, 'errors-list', 'did you mean sort?');
  desk.save(`${FOLDER}/04-winter-gritting.md`, ITEM);
  await opens(item, false);

  // Another place on the agenda, and another name: the old address is gone, the new one is there.
  fs.renameSync(desk.path(`${FOLDER}/04-winter-gritting.md`), desk.path(`${FOLDER}/05-winter-gritting.md`));
  await shows(item, '5. Winter gritting');
  const salt = await open(`${ADDRESS}salt/`);
  fs.renameSync(desk.path(`${FOLDER}/05-winter-gritting.md`), desk.path(`${FOLDER}/04-salt.md`));
  await shows(salt, 'The depot has 400 tonnes of salt.');
  await hides(item, 'The depot has 400 tonnes of salt.');
  fs.renameSync(desk.path(`${FOLDER}/04-salt.md`), desk.path(`${FOLDER}/04-winter-gritting.md`));
  await shows(item, 'The depot has 400 tonnes of salt.');
  assert.ok(wrong.splice(0).every((line) => line.includes('404')), 'the browser notes only that pages were gone');

  // A report in a folder of its own, and a file that it promises before it is there.
  fs.rmSync(desk.path(`${FOLDER}/04-winter-gritting.md`));
  desk.save(`${FOLDER}/04-winter-gritting/item.md`, ITEM);
  const report = '---\ntitle: The winter plan\nauthors: [john-wickham]\n---\n\nSee [the routes](routes.csv).\n';
  desk.save(`${FOLDER}/04-winter-gritting/report.md`, report);
  await opens(item, true);
  await says(item, 'errors-list', 'routes.csv');
  desk.save(`${FOLDER}/04-winter-gritting/routes.csv`, 'road,order\nB3224,1\n');
  await opens(item, false);
  await shows(item, 'The winter plan');

  // An appendix that is exempt, in a hurry and then as the law asks; it is marked, and the public view has no word of it.
  const appendix = (access) => `---\ntitle: Prices of the bidders\n${access}\n---\n\nDunmore asks for 93,400 pounds.\n`;
  desk.save(`${FOLDER}/04-winter-gritting/report-2.md`, appendix('exempt: yes'));
  await opens(item, true);
  desk.save(`${FOLDER}/04-winter-gritting/report-2.md`,
    appendix('exempt: { paragraphs: [3], public_interest: "The contract is not let yet." }'));
  await opens(item, false);
  await shows(item, 'Prices of the bidders');
  const publicView = await context.newPage();
  await publicView.goto(desk.url(`${ADDRESS}winter-gritting/?audience=public`));
  assert.doesNotMatch(await publicView.content(), /Dunmore|93,400|Prices of the bidders/);
  await publicView.close();

  // The minutes: a name that nobody has, more votes than members, and the right ones.
  const minutes = (present, votes) => [
    `${AGENDA.slice(0, -4)}status: held\nminutes: { state: draft, published: 2018-09-28 }\n`
      + `chair: r-parker\npresent: [${present}]\n---\n`,
    `${ITEM}\n10.15am – Councillor M Fenwick entered the meeting.\n\nRESOLVED:\n\n1. That 200 tonnes be bought.\n\n`
      + `\`\`\`vote\nfor: ${votes}\nagainst: 1\n\`\`\`\n`,
  ];
  const type = ([head, minute]) => {
    desk.save(`${FOLDER}/meeting.md`, head);
    desk.save(`${FOLDER}/04-winter-gritting/item.md`, minute);
  };
  type(minutes('r-parker, n-okafor, a-bridges, e-cartwrigt, j-holloway, m-fenwick', 4));
  await says(item, 'warnings', 'e-cartwright');
  type(minutes('r-parker, n-okafor, a-bridges, e-cartwright, j-holloway, m-fenwick', 40));
  await shows(item, 'That 200 tonnes be bought.');
  await says(item, 'warnings', '40');
  type(minutes('r-parker, n-okafor, a-bridges, e-cartwright, j-holloway, m-fenwick', 5));
  await shows(item, '5 votes to 1');
  await shows(meeting, 'That 200 tonnes be bought.');

  // Autosave, many times a second; then everything is put aside, and comes back.
  for (let round = 0; round < 40; round++) {
    inPlace(`${FOLDER}/04-winter-gritting/item.md`, minutes('', 5)[1].replace('400 tonnes', `${round} tonnes`));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await shows(item, 'The depot has 39 tonnes of salt.');
  fs.renameSync(desk.path('content'), desk.path('aside'));
  await opens(item, true);
  fs.renameSync(desk.path('aside'), desk.path('content'));
  await opens(item, false);
  desk.edit(`${FOLDER}/04-winter-gritting/item.md`, (text) => text.replace('39 tonnes', '400 tonnes'));
  await shows(item, 'The depot has 400 tonnes of salt.');

  assert.deepEqual(wrong.filter((line) => !line.includes('503')), [], 'the console is clean');
  assert.equal(desk.watch.pid, clerk);
  assert.equal(desk.watch.exitCode, null, 'the watch that was started in the morning still runs');
  assert.doesNotMatch(desk.printed, /mistake of ours|panicked/);
  await context.close();
  await desk.clear();
});
