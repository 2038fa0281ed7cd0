// Chooses among decisions: by year, committee, outcome, and what has become of them. On the page of a year it narrows the
// list. On the page of the register it brings together the pages of all years in one table, when it is asked to.
// Without it each list is whole, and each year and each committee in it has a page of its own.
(() => {
  'use strict';
  const filter = document.querySelector('.filter');
  if (!filter) return;
  const status = filter.lastElementChild;

  const words = (node) => (node ? node.textContent.trim() : '');
  const become = (row) => [...row.querySelectorAll('.become')].map((fact) => words(fact.querySelector('.mark')) || words(fact.firstChild).replace(/ by$/, ''));
  const decisions = (page) => [...page.querySelectorAll('.register-list .decisions')].flatMap((list) => [...list.children].map((row) => ({
    row, meeting: list.previousElementSibling, committee: [words(list.previousElementSibling.querySelector('a')).replace(/, [^,]*$/, '')], outcome: [words(row.querySelector('.result')?.firstChild)], state: become(row),
  })));

  function offer(rows, facts, show) {
    const chosen = {};
    for (const fact of facts) {
      const values = [...new Set(rows.flatMap((row) => row[fact]))].filter(Boolean).sort();
      if (values.length < (fact === 'state' ? 1 : 2)) continue;
      const select = document.createElement('select');
      select.setAttribute('aria-label', `Choose by ${fact}`);
      select.append(new Option(`Any ${fact}`, ''), ...values.map((value) => new Option(value, value)));
      select.addEventListener('change', () => { chosen[fact] = select.value; choose(); });
      filter.insertBefore(select, status);
    }
    function choose() {
      const fits = (row) => Object.entries(chosen).every(([fact, value]) => !value || row[fact].includes(value));
      rows.forEach((row) => { row.row.hidden = !fits(row); });
      show();
      status.textContent = `${rows.filter((row) => !row.row.hidden).length} of ${rows.length} decisions`;
    }
    return choose;
  }

  // A year.
  const years = [...document.querySelectorAll('#register-years tbody th a')];
  if (years.length === 0) {
    const lists = [...document.querySelectorAll('.register-list .decisions')];
    offer(decisions(document), ['committee', 'outcome', 'state'], () => {
      for (const list of lists) {
        list.hidden = [...list.children].every((row) => row.hidden);
        list.previousElementSibling.hidden = list.hidden;
      }
      for (const month of document.querySelectorAll('.register-list')) month.hidden = [...month.querySelectorAll('.decisions')].every((list) => list.hidden);
    });
    return;
  }

  // All years.
  const fetched = (address) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.onload = () => (request.status < 400 && request.response ? resolve(request.response) : reject(new Error(address)));
    request.onerror = () => reject(new Error(address));
    request.send();
  });
  // A year with very many decisions lists them on the pages of its committees alone.
  async function listed(address) {
    const page = await fetched(address);
    const found = decisions(page);
    const others = found.length > 0 ? [] : [...page.querySelectorAll('nav .columns a')];
    return [found, ...await Promise.all(others.map((link) => listed(link.href)))].flat();
  }

  const moved = (link) => {
    const copy = document.createElement('a');
    copy.href = link.href;
    copy.append(...document.importNode(link, true).childNodes);
    return copy;
  };
  const cell = (kind, ...content) => {
    const made = document.createElement(kind);
    made.append(...content);
    if (kind === 'th') made.scope = 'col';
    return made;
  };
  function line({ row, meeting, outcome, state }) {
    const made = document.createElement('tr');
    const vote = words(row.querySelector('.result .of'));
    made.append(cell('td', moved(meeting.querySelector('a'))), cell('td', moved(row.querySelector('.words a'))), cell('td', [...outcome, vote].filter(Boolean).join(', ')), cell('td', state.join('; ')));
    return made;
  }
  function table(rows) {
    const made = document.createElement('section');
    const [grid, head, body] = ['table', 'thead', 'tbody'].map((kind) => document.createElement(kind));
    const columns = document.createElement('tr');
    columns.append(...['Meeting', 'Decision', 'Outcome', 'State'].map((title) => cell('th', title)));
    head.append(columns);
    body.append(...rows.map((row) => row.row));
    grid.append(head, body);
    made.className = 'table register-table';
    made.tabIndex = 0;
    made.setAttribute('aria-label', 'All decisions');
    made.append(grid);
    return made;
  }

  const ask = document.createElement('button');
  ask.type = 'button';
  ask.textContent = 'Choose among all decisions';
  ask.addEventListener('click', async () => {
    ask.disabled = true;
    status.textContent = 'The decisions of all years are brought together.';
    try {
      const all = await Promise.all(years.map(async (link) => (await listed(link.href)).reverse().map((row) => ({ ...row, row: line(row), year: [words(link)] }))));
      const rows = all.flat();
      const choose = offer(rows, ['year', 'committee', 'outcome', 'state'], () => {});
      document.querySelector('#register-latest').replaceWith(table(rows));
      ask.remove();
      choose();
      filter.querySelector('select')?.focus();
    } catch {
      ask.disabled = false;
      status.textContent = 'The decisions cannot be reached at the moment. The years below lead to them, too.';
    }
  });
  filter.insertBefore(ask, status);
})();
