// Chooses among the decisions of a year: by committee, by outcome, by what has become of them. Without it the list is
// whole, and each committee has a page of its own.
(() => {
  'use strict';
  const filter = document.querySelector('.filter');
  const lists = [...document.querySelectorAll('.register-list .decisions')];
  if (!filter || lists.length === 0) return;

  const words = (node) => (node ? node.textContent.trim() : '');
  const become = (row) => [...row.querySelectorAll('.become')].map((fact) => words(fact.querySelector('.mark')) || words(fact.firstChild).replace(/ by$/, ''));
  const rows = lists.flatMap((list) => [...list.children].map((row) => ({
    row, committee: [list.previousElementSibling.dataset.committee], outcome: [words(row.querySelector('.result')?.firstChild)], state: become(row),
  })));
  const chosen = {};

  for (const fact of ['committee', 'outcome', 'state']) {
    const values = [...new Set(rows.flatMap((row) => row[fact]))].filter(Boolean).sort();
    if (values.length < (fact === 'state' ? 1 : 2)) continue;
    const select = document.createElement('select');
    select.setAttribute('aria-label', `Choose by ${fact}`);
    select.append(new Option(`Any ${fact}`, ''), ...values.map((value) => new Option(value, value)));
    select.addEventListener('change', () => { chosen[fact] = select.value; show(); });
    filter.insertBefore(select, filter.lastElementChild);
  }

  function show() {
    const fits = (row) => Object.entries(chosen).every(([fact, value]) => !value || row[fact].includes(value));
    rows.forEach((row) => { row.row.hidden = !fits(row); });
    const isBare = (list) => [...list.children].every((row) => row.hidden);
    for (const list of lists) {
      list.hidden = isBare(list);
      list.previousElementSibling.hidden = list.hidden;
    }
    for (const month of document.querySelectorAll('.register-list')) month.hidden = [...month.querySelectorAll('.decisions')].every((list) => list.hidden);
    filter.lastElementChild.textContent = `${rows.filter((row) => !row.row.hidden).length} of ${rows.length} decisions`;
  }
})();
