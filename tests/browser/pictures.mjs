// Takes the pictures of the manual: each kind of page, wide and narrow, in the light and in the dark.
//
//     node tests/browser/pictures.mjs docs/images
import fs from 'node:fs';
import path from 'node:path';
import { browser } from './desk.mjs';
import { publish } from './published.mjs';

const KINDS = {
  home: '/', agenda: '/committees/osmb/2026-11-26/', minutes: '/committees/osmb/2018-08-30/',
  item: '/committees/osmb/2018-08-30/ict-reprovision/', committee: '/committees/osmb/', person: '/people/s-tredinnick/',
  decisions: '/resolutions/', search: '/search/',
};
const LARGEST = 80_000;

const folder = process.argv[2] || 'docs/images';
const [chrome, site] = [await browser(), await publish('2026-11-24')];
fs.mkdirSync(folder, { recursive: true });
for (const width of [1280, 360]) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await chrome.newContext({ viewport: { width, height: width > 600 ? 900 : 740 }, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.clock.setFixedTime('2026-11-24T09:00:00');
    const session = await context.newCDPSession(page);
    for (const [kind, address] of Object.entries(KINDS)) {
      await page.goto(site.base + address);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 45 });
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length > LARGEST) throw new Error(`${kind} at ${width} has ${bytes.length} bytes: more than a page of the manual should ask for`);
      fs.writeFileSync(path.join(folder, `${kind}-${width}-${colorScheme}.webp`), bytes);
    }
    await context.close();
  }
}
await chrome.close();
site.takeDown();
