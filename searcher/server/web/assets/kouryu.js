// Comfort for the page: completion, choices that apply at once, years drawn with the pointer.
//
// Nothing here is needed: every control is a link or a form of the server's. What the script shows
// is a page that the server rendered, put in place of the old one; the URL is always that page's.

const ANNOUNCE_AFTER_MS = 300;
const TYPING_PAUSE_MS = 150;
const DRAG_PIXELS = 4;
const DEFAULTS = { sort: 'relevance', group: 'none', mode: 'auto' };

const byId = (id) => document.getElementById(id);
const isSameQuestion = (url) => url.pathname === shown.pathname && url.search === shown.search;

let shown = new URL(location.href);
let loading = null;

document.documentElement.classList.add('scripted');

function later(work, delay) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), delay);
  };
}

const announce = later((text) => { byId('announcer').textContent = text; }, ANNOUNCE_AFTER_MS);

async function loadPage(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page.getElementById('page')) throw new Error('not a page of ours');
  return page;
}

// ---- Pages in place

/** A selector for the control that has the focus, good in the next page too. */
function focusedControl() {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  if (focused.id) return `#${CSS.escape(focused.id)}`;
  const name = focused.getAttribute('name');
  if (!name) return '';
  const value = focused.type === 'checkbox' ? `[value="${CSS.escape(focused.value)}"]` : '';
  return `${focused.localName}[name="${CSS.escape(name)}"]${value}`;
}

function show(page) {
  const focus = focusedControl();
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.className = page.body.className;
  byId('page').replaceWith(document.adoptNode(page.getElementById('page')));
  equipSearchBox();
  if (focus) (document.querySelector(focus) ?? byId('main')).focus({ preventScroll: true });
  announce(document.querySelector('h1')?.textContent ?? '');
}

async function go(url, { push = true } = {}) {
  loading?.abort();
  const mine = new AbortController();
  loading = mine;
  document.body.classList.add('busy');
  try {
    const page = await loadPage(url, mine.signal);
    if (push) history.pushState(null, '', url);
    shown = new URL(url, location.href);
    show(page);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  } finally {
    if (loading === mine) document.body.classList.remove('busy');
  }
}

/** The URL a form leads to, without what is empty or says what goes without saying. */
function urlOf(form, change = () => {}) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if ((value !== '' || name === 'q') && DEFAULTS[name] !== value) parameters.append(name, value);
  }
  // One end alone is an open range.
  const from = parameters.get('year_from') ?? '';
  const to = parameters.get('year_to') ?? '';
  if (from || to) {
    dropYearRanges(parameters);
    parameters.append('year', from === to ? from : `${from}..${to}`);
  }
  parameters.delete('year_from');
  parameters.delete('year_to');
  change(parameters);
  const url = new URL(form.getAttribute('action'), location.href);
  url.search = parameters;
  return url.href;
}

/** A single year replaces the range it lies in: both together would still be the range. */
function dropYearRanges(parameters) {
  const years = parameters.getAll('year').filter((year) => !year.includes('..'));
  parameters.delete('year');
  for (const year of years) parameters.append('year', year);
}

document.addEventListener('change', ({ target }) => {
  if (target.matches('.facets .values input, .facets .both input')) {
    const single = target.checked && target.name === 'year' && !target.value.includes('..');
    go(urlOf(target.form, single ? dropYearRanges : undefined));
  } else if (target.matches('.settings select')) {
    go(urlOf(target.form));
  }
});

document.addEventListener('submit', (event) => {
  if (event.target.id !== 'search') return;
  event.preventDefault();
  // A new question is a new page; the other buttons change the one that is shown.
  const url = urlOf(event.target);
  if (event.submitter?.closest('.range')) {
    go(url);
  } else {
    location.assign(url);
  }
});

addEventListener('popstate', () => {
  if (!isSameQuestion(location)) go(location.href, { push: false });
});

// ---- Search within a facet

async function listValues(facet, url) {
  const page = await loadPage(url);
  const values = page.querySelector('.values');
  if (!values) return;
  facet.querySelector('.values').replaceWith(document.adoptNode(values));
  announce(page.querySelector('main legend')?.textContent ?? '');
}

document.addEventListener('click', async (event) => {
  const more = event.target.closest?.('.facet .more');
  if (!more || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const facet = more.closest('.facet');
  const input = document.createElement('input');
  input.className = 'inside';
  input.type = 'text';
  input.autocomplete = 'off';
  input.setAttribute('aria-label', more.dataset.inside);
  input.placeholder = more.dataset.inside;
  input.addEventListener('input', later(() => {
    const url = new URL(more.href);
    if (input.value) url.searchParams.set('find', input.value);
    listValues(facet, url).catch(() => location.assign(url));
  }, TYPING_PAUSE_MS));
  // Enter would send the search form, to which the check boxes belong but this does not.
  input.addEventListener('keydown', (key) => {
    if (key.key === 'Enter' && !key.isComposing) key.preventDefault();
  });
  try {
    await listValues(facet, more.href);
    facet.classList.add('searched');
    facet.querySelector('.values').before(input);
    more.hidden = true;
    input.focus();
  } catch {
    location.assign(more.href);
  }
});

// ---- Years drawn over the bars

let drawing = null;

function barAt(bars, x) {
  const { left, width } = bars.getBoundingClientRect();
  const all = bars.querySelectorAll('.bar');
  const place = Math.floor(((x - left) / width) * all.length);
  return Math.min(Math.max(place, 0), all.length - 1);
}

function paint({ bars, first, last }) {
  const [low, high] = [Math.min(first, last), Math.max(first, last)];
  const all = [...bars.querySelectorAll('.bar')];
  all.forEach((bar, place) => bar.classList.toggle('drawn', place >= low && place <= high));
  const years = { from: all[low].dataset.from, to: all[high].dataset.to };
  byId('brushed').textContent = years.from === years.to ? years.from : `${years.from}–${years.to}`;
  return years;
}

function stopDrawing() {
  if (!drawing) return;
  for (const bar of drawing.bars.querySelectorAll('.drawn')) bar.classList.remove('drawn');
  byId('brushed').textContent = '';
  drawing = null;
}

document.addEventListener('pointerdown', (event) => {
  const bars = event.target.closest?.('#bars');
  if (!bars || event.button !== 0) return;
  const first = barAt(bars, event.clientX);
  drawing = { bars, first, last: first, x: event.clientX, moved: false };
});

document.addEventListener('pointermove', (event) => {
  if (!drawing) return;
  drawing.moved ||= Math.abs(event.clientX - drawing.x) > DRAG_PIXELS;
  if (!drawing.moved) return;
  drawing.last = barAt(drawing.bars, event.clientX);
  paint(drawing);
});

document.addEventListener('pointerup', () => {
  if (!drawing?.moved) {
    drawing = null;
    return;
  }
  const { from, to } = paint(drawing);
  const form = byId('search');
  // The bar under the pointer is a link: the end of a drawing is no click on it.
  addEventListener('click', (event) => event.preventDefault(), { capture: true, once: true });
  setTimeout(stopDrawing);
  go(urlOf(form, (parameters) => {
    parameters.delete('year');
    parameters.append('year', from === to ? from : `${from}..${to}`);
  }));
});
document.addEventListener('pointercancel', stopDrawing);
document.addEventListener('dragstart', (event) => {
  if (event.target.closest?.('#bars')) event.preventDefault();
});

// ---- Completion: an ARIA combobox with a list of options

const box = { options: [], chosen: -1, typed: '' };

function closeOptions() {
  byId('options')?.remove();
  box.options = [];
  box.chosen = -1;
  const input = byId('q');
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function choose(place) {
  const input = byId('q');
  const items = byId('options').children;
  items[box.chosen]?.setAttribute('aria-selected', 'false');
  box.chosen = place;
  if (place < 0) {
    input.value = box.typed;
    input.removeAttribute('aria-activedescendant');
    return;
  }
  items[place].setAttribute('aria-selected', 'true');
  items[place].scrollIntoView({ block: 'nearest' });
  input.value = box.options[place].text;
  input.setAttribute('aria-activedescendant', items[place].id);
}

function openOptions(options) {
  closeOptions();
  if (options.length === 0) return;
  const input = byId('q');
  const list = document.createElement('ul');
  list.id = 'options';
  list.className = 'options';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.form.dataset.options);
  options.forEach(({ word, kind, count }, place) => {
    const item = document.createElement('li');
    item.id = `option-${place}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    const value = document.createElement('span');
    value.className = 'value';
    value.textContent = word;
    const about = document.createElement('span');
    about.className = 'kind';
    const name = input.form.dataset[`kind${kind[0].toUpperCase()}${kind.slice(1)}`] ?? '';
    about.textContent = [name, count ? count + input.form.dataset.unit : ''].filter(Boolean).join(' ');
    item.append(value, ' ', about);
    list.append(item);
  });
  input.after(list);
  box.options = options;
  input.setAttribute('aria-expanded', 'true');
  announce(options.length + input.form.dataset.found);
}

let completing = null;
const complete = later(async () => {
  const input = byId('q');
  completing?.abort();
  completing = new AbortController();
  box.typed = input.value;
  // The server completes the last word; what stands before it stays, and need not be read again.
  const before = input.value.slice(0, input.value.search(/[^\s\u3000"()]*$/));
  if (before === input.value || document.activeElement !== input) return closeOptions();
  try {
    const url = new URL(input.form.dataset.suggest, location.href);
    url.searchParams.set('q', input.value);
    const answer = await fetch(url, { signal: completing.signal });
    if (!answer.ok) return closeOptions();
    const { suggestions } = await answer.json();
    if (input.value !== box.typed) return;
    openOptions(suggestions.map((one) => ({
      ...one, word: one.text.startsWith(before) ? one.text.slice(before.length) : one.text,
    })));
  } catch (error) {
    if (error.name !== 'AbortError') closeOptions();
  }
}, TYPING_PAUSE_MS);

function onKey(event) {
  // While a Japanese word is being converted, every key belongs to the input method.
  if (event.isComposing || event.keyCode === 229) return;
  const last = box.options.length - 1;
  if (event.key === 'Escape' && last >= 0) {
    choose(-1);
    closeOptions();
  } else if (event.key === 'ArrowDown' && last >= 0) {
    choose(box.chosen === last ? -1 : box.chosen + 1);
  } else if (event.key === 'ArrowDown') {
    complete();
  } else if (event.key === 'ArrowUp' && last >= 0) {
    choose(box.chosen < 0 ? last : box.chosen - 1);
  } else {
    return;
  }
  event.preventDefault();
}

function equipSearchBox() {
  const input = byId('q');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  input.setAttribute('aria-controls', 'options');
  input.addEventListener('input', (event) => { if (!event.isComposing) complete(); });
  input.addEventListener('compositionend', complete);
  input.addEventListener('keydown', onKey);
  input.addEventListener('blur', closeOptions);
}

document.addEventListener('pointerdown', (event) => {
  const item = event.target.closest?.('#options li');
  if (!item) return;
  event.preventDefault();  // the search box keeps the focus
  choose([...item.parentNode.children].indexOf(item));
  byId('search').requestSubmit();
});

// ---- Copying and printing

/** Where the page is no secure context the clipboard is out of reach but by a selection. */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (!done) throw new Error('the browser does not copy');
}

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button');
  if (button?.classList.contains('print')) print();
  if (!button || button.dataset.copy === undefined) return;
  try {
    await copy(button.dataset.copy || location.href);
    announce(button.dataset.copied);
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1500);
  } catch {
    // What cannot be copied stands there to be selected.
  }
});

// ---- Keys

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, select, textarea, [contenteditable]')) return;
  event.preventDefault();
  byId('q').select();
  byId('q').focus();
});

equipSearchBox();
