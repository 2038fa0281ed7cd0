// What a browser adds to a page that is whole without it: how far away a day is, a button that copies a citation, an
// address for the paragraph under the pointer, and page numbers on paper, which style alone can set in few browsers.
(() => {
  'use strict';

  const english = document.documentElement.lang.startsWith('en');
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  for (const time of english ? document.querySelectorAll('h1 time, .rows time') : []) {
    const days = (Date.parse(time.dateTime.slice(0, 10)) - today) / 864e5;
    if (days >= 0 && days < 14) time.closest('h1, p').dataset.soon = ['today', 'tomorrow'][days] || `in ${days} days`;
  }

  const copy = (text, said) => navigator.clipboard.writeText(text).then(said, () => {});

  document.addEventListener('toggle', (event) => {
    const cite = event.target;
    if (!cite.matches('details.cite[open]') || cite.querySelector('button') || !navigator.clipboard) return;
    const button = document.createElement('button');
    const [said, link] = [document.createElement('span'), cite.querySelector('a')];
    const words = link.closest('p').textContent.split(link.textContent)[0].trim();
    button.type = 'button';
    button.textContent = 'Copy';
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => copy(`${words}\n${link.textContent}`, () => { said.textContent = ' Copied'; }));
    link.closest('p').append(document.createElement('br'), button, said);
  }, true);

  document.addEventListener('pointerover', (event) => {
    const paragraph = event.target.closest && event.target.closest('[id*="paragraph-"]');
    if (!paragraph || paragraph.querySelector('.pin')) return;
    const pin = document.createElement('a');
    pin.className = 'pin';
    pin.href = `#${encodeURI(paragraph.id)}`;
    pin.tabIndex = -1;
    pin.setAttribute('aria-hidden', 'true');
    paragraph.prepend(pin);
  });

  try {
    const draft = document.body.matches('.is-draft') ? '@top-right { content: "DRAFT, not yet confirmed"; font: 700 8.5pt sans-serif }' : '';
    const paper = new CSSStyleSheet();
    paper.replaceSync(`@page { margin: 18mm 20mm 22mm; ${draft} @bottom-center { content: "Page " counter(page) " of " counter(pages); font: 8.5pt sans-serif } }`);
    document.adoptedStyleSheets.push(paper);
  } catch { /* An old browser: its own page numbers will do. */ }
})();
