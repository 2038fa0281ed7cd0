// A tab with the preview in it, and waiting for what it shows; nobody touches it meanwhile.
export const shows = (page, words) => page.waitForFunction((words) => document.body.innerText.includes(words), words);
export const hides = (page, words) => page.waitForFunction((words) => !document.body.innerText.includes(words), words);

const within = (page, id, fact) => page.waitForFunction(([id, fact]) => {
  const part = document.querySelector('minutebook-watch').shadowRoot.getElementById(id);
  return fact.open === undefined ? part.textContent.includes(fact.words) : part.open === fact.open;
}, [id, fact]);

// Waits until the errors stand over the page, or are gone.
export const opens = (page, open) => within(page, 'errors', { open });

// Waits until a part of the bar or of the panels says something.
export const says = (page, id, words) => within(page, id, { words });

// Waits until a tab has asked for the first time whether it is the newest.
export const calm = (page) => page.waitForFunction(() => document.querySelector('minutebook-watch').dataset.follows !== undefined);
