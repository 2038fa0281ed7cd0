// Keeps an open page as new as the papers it is made from.
//
// One tab of a browser listens to the server and tells the others. Each tab then asks whether its own bytes have
// changed: only then it is loaded again, at the place where the reader was. A stylesheet is exchanged where it
// stands, and the bar and the messages are put in anew.
(() => {
  'use strict';
  const host = document.querySelector('minutebook-watch');
  if (!host) return;
  const root = host.shadowRoot || unfold(host);
  const part = (id) => root.getElementById(id);
  const errors = part('errors');
  const page = { build: host.dataset.build, mark: host.dataset.page, files: null, frame: {}, seen: host.dataset.seen };

  // A browser that leaves the frame folded up in its template.
  function unfold(host) {
    const root = host.attachShadow({ mode: 'open' });
    root.append(host.querySelector('template').content);
    return root;
  }

  // What is kept from one page to the next, in this tab.
  const memory = {
    take(name) { const value = memory.read(name); try { sessionStorage.removeItem('minutebook-' + name); } catch { /* kept nowhere */ } return value; },
    read(name) { try { return JSON.parse(sessionStorage.getItem('minutebook-' + name)); } catch { return null; } },
    keep(name, value) { try { sessionStorage.setItem('minutebook-' + name, JSON.stringify(value)); } catch { /* kept nowhere */ } },
  };

  // ---- Where the reader is.

  const like = (element) => [...document.querySelectorAll(element.localName)].filter((other) =>
    other.id === element.id && other.getAttribute('href') === element.getAttribute('href') &&
    other.getAttribute('name') === element.getAttribute('name') && words(other) === words(element));
  const words = (element) => (element.matches('a, button, summary, label') ? element.textContent.trim() : '');

  function describe(element) {
    if (!element || element === document.body) return null;
    if (element === host) return { frame: root.activeElement && root.activeElement.id };
    return {
      tag: element.localName, id: element.id, href: element.getAttribute('href'), name: element.getAttribute('name'),
      words: words(element), index: like(element).indexOf(element), value: element.matches('input, textarea') ? element.value : null,
    };
  }

  function find(description) {
    if (!description) return null;
    if (description.frame) return part(description.frame);
    const all = [...document.querySelectorAll(description.tag)];
    const same = (keys) => all.filter((element) => keys.every((key) =>
      (key === 'words' ? words(element) : key === 'id' ? element.id : element.getAttribute(key)) === description[key]));
    const exact = same(['id', 'href', 'name', 'words']);
    const near = exact.length ? exact : same(['id', 'href', 'name']);
    return near[description.index] || near[0] || null;
  }

  // The reading stays where it is though something above it grows: it is held by the last named thing above it.
  function remember() {
    const named = [...document.querySelectorAll('main [id]')].map((element) => ({ id: element.id, top: element.getBoundingClientRect().top }));
    const above = named.filter((thing) => thing.top <= 1).pop() || null;
    const open = [...document.querySelectorAll('details')].map((details) => details.open);
    memory.keep('place', { path: location.pathname, x: scrollX, y: scrollY, above: scrollY > 0 ? above : null, open, focus: describe(document.activeElement) });
  }

  function returnTo(place) {
    const details = [...document.querySelectorAll('details')];
    if (details.length === place.open.length) details.forEach((element, index) => { element.open = place.open[index]; });
    const focused = find(place.focus);
    if (focused) {
      if (place.focus.value !== null && place.focus.value !== undefined) focused.value = place.focus.value;
      focused.focus({ preventScroll: true });
    }
    const scroll = () => {
      const above = place.above && document.getElementById(place.above.id);
      const y = above ? scrollY + above.getBoundingClientRect().top - place.above.top : place.y;
      window.scrollTo({ left: place.x, top: y, behavior: 'instant' });
    };
    scroll();
    if (document.readyState !== 'complete') addEventListener('load', scroll, { once: true });
  }

  function reload() {
    remember();
    history.scrollRestoration = 'manual';
    location.reload();
  }

  // ---- Is this page still the newest?

  let asking = false;
  let again = false;
  async function check() {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      try { await ask(); } catch { /* The server is gone: whoever listens to it says so. */ }
    }
    asking = false;
  }

  // What the page was made from, beside itself.
  const loaded = new Set();
  function files() {
    performance.getEntriesByType('resource').forEach((entry) => loaded.add(entry.name.split('?')[0]));
    performance.clearResourceTimings();
    const linked = [...document.querySelectorAll('link[rel~="stylesheet"]')].map((link) => link.href);
    const pictures = [...document.images].map((image) => image.currentSrc || image.src);
    const urls = [...loaded, ...linked, ...pictures].filter(Boolean).map((url) => new URL(url, location.href));
    const ours = urls.filter((url) => url.origin === location.origin && !url.pathname.startsWith('/_minutebook/'));
    return [...new Set(ours.map((url) => decodeURI(url.pathname)))].filter((file) => !left.has(file)).slice(0, 100);
  }

  async function ask() {
    const query = new URLSearchParams([['page', decodeURI(location.pathname)], ...files().map((file) => ['file', file])]);
    const answer = await fetch('/_minutebook/check?' + query.toString().replaceAll('+', '%20'), { cache: 'no-store' });
    if (!answer.ok) return;
    take(await answer.json());
  }

  function take(news) {
    if (news.page !== page.mark) return reload();
    const isFirst = page.files === null;
    const isOld = isFirst && news.build !== page.build;
    renew(news.styles);
    const changed = Object.keys(news.files).filter((file) => !left.has(file)).filter((file) => (isFirst ? isOld : page.files[file] !== undefined && page.files[file] !== news.files[file]));
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => link.dataset.leaves === undefined);
    const linked = (file) => links.filter((link) => decodeURI(new URL(link.href).pathname) === file);
    if (!isFirst && changed.some((file) => linked(file).length === 0)) return reload();
    changed.flatMap(linked).forEach((link) => exchange(link, link.href));
    page.files = { ...page.files, ...news.files };
    if (!isFirst || isOld) show(news.frame);
    else page.frame = news.frame;
    page.build = news.build;
    host.dataset.follows = '';
  }

  // A stylesheet's name holds a hash of what is in it. Those that had another name are asked for no more.
  const left = new Set();
  const plain = (url) => new URL(url, location.href).pathname.replace(/\.[0-9a-f]{10}\.css$/, '.css');
  function renew(styles) {
    for (const address of styles) {
      const url = new URL(address, location.href);
      const old = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => link.dataset.leaves === undefined && plain(link.href) === plain(url));
      for (const link of old.filter((link) => new URL(link.href).pathname !== url.pathname)) {
        const file = decodeURI(new URL(link.href).pathname);
        left.add(file);
        left.delete(decodeURI(url.pathname));
        exchange(link, url);
      }
    }
  }

  // The old stylesheet stays until the new one is there, so that the page is never bare.
  function exchange(link, address) {
    const next = link.cloneNode();
    const url = new URL(address);
    url.searchParams.set('minutebook', Date.now());
    next.href = url;
    link.dataset.leaves = '';
    const same = () => [...document.querySelectorAll('link[data-leaves]')].filter((other) => plain(other.href) === plain(next.href));
    next.addEventListener('load', () => {
      if (next.dataset.leaves === undefined) same().forEach((other) => other.remove());
    });
    next.addEventListener('error', () => { next.remove(); delete link.dataset.leaves; });
    link.after(next);
  }

  // ---- The bar and the messages.

  function put(element, html) {
    const focused = root.activeElement && element.contains(root.activeElement) ? root.activeElement.id : null;
    element.innerHTML = html;
    if (focused && part(focused)) part(focused).focus({ preventScroll: true });
  }

  function show(frame) {
    const old = page.frame;
    page.frame = frame;
    if (frame.bar !== old.bar) put(part('bar'), frame.bar);
    delete part('bar').dataset.lost;
    if (frame.warnings !== old.warnings) {
      put(part('warnings-list'), frame.warnings);
      if (!frame.warnings && part('warnings').matches(':popover-open')) part('warnings').hidePopover();
    }
    if (frame.seen !== page.seen || frame.errors !== old.errors) {
      put(part('errors-list'), frame.errors);
      page.seen = frame.seen;
      frame.errors ? open() : close();
    }
    if (frame.said !== part('said').textContent) part('said').textContent = frame.said;
  }

  // The page beneath gives the focus away and gets it back.
  function open() {
    if (!errors.open && memory.read('seen') !== page.seen) errors.showModal();
  }

  function close() {
    if (errors.open) { errors.dataset.mended = ''; errors.close(); }
    memory.take('seen');
  }

  // Escape is remembered at once: a link may be followed before the browser says that the messages are closed.
  errors.addEventListener('cancel', () => memory.keep('seen', page.seen));
  errors.addEventListener('close', () => {
    if (errors.dataset.mended === undefined) memory.keep('seen', page.seen);
    delete errors.dataset.mended;
  });

  root.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link) return;
    if (link.id === 'see-errors' && part('errors-list').textContent) {
      event.preventDefault();
      memory.take('seen');
      open();
    }
    if (link.id === 'draft' || link.id === 'public') {
      remember();
      memory.keep('switched', true);
    }
  });

  // ---- One tab listens, and tells the others.

  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('minutebook') : null;
  let source = null;
  let comeBack = 0;
  let silence = 0;
  let release = () => {};
  let isGone = false;

  function tell(word) {
    if (channel) channel.postMessage(word);
    hear(word);
  }

  function hear(word) {
    if (word === 'lost') {
      if (!silence) silence = setTimeout(mourn, 2000);
      return;
    }
    clearTimeout(silence);
    silence = 0;
    const wasLost = part('bar').dataset.lost !== undefined;
    if (wasLost) page.frame = { ...page.frame, bar: null };
    if (wasLost || word !== page.build) check();
  }

  function mourn() {
    part('bar').dataset.lost = '';
    part('whom').textContent = 'The preview has stopped. Start it again with “minutebook watch”, and this page goes on.';
    part('said').textContent = part('whom').textContent;
  }

  function listen() {
    if (isGone) return;
    source = new EventSource('/_minutebook/events');
    source.onmessage = (event) => tell(event.data);
    source.onerror = () => {
      source.close();
      tell('lost');
      comeBack = setTimeout(listen, 500);
    };
  }

  function hush() {
    clearTimeout(comeBack);
    if (source) source.close();
    source = null;
  }

  // Where there are no locks (only this machine's own addresses have them), the tabs that are looked at listen.
  function takeTurns() {
    isGone = false;
    if (navigator.locks) {
      const turn = new AbortController();
      const over = new Promise((resolve) => { release = () => { turn.abort(); resolve(); }; });
      navigator.locks.request('minutebook', { signal: turn.signal }, () => { listen(); return over; }).catch(() => {});
    } else if (!document.hidden) {
      listen();
    }
  }

  if (channel) channel.onmessage = (event) => hear(event.data);
  document.addEventListener('visibilitychange', () => {
    if (!navigator.locks) hush();
    if (document.hidden) return;
    if (!navigator.locks) listen();
    // A tab that nobody looked at for long may have been put to sleep.
    check();
  });
  addEventListener('pagehide', () => { isGone = true; hush(); release(); });
  addEventListener('pageshow', (event) => { if (event.persisted) { takeTurns(); check(); } });

  // ---- The beginning.

  history.scrollRestoration = 'auto';
  const place = memory.take('place');
  if (place && place.path === location.pathname) returnTo(place);
  if (memory.take('switched')) { if (channel) channel.postMessage('switched'); }
  if (part('errors-list').textContent) open();
  takeTurns();
  check();
})();
