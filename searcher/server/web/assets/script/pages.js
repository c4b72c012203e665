// Comfort for the page: completion, choices that apply at once, years drawn with the pointer. This
// file and those beside it are one module, in the order of CMakeLists.txt.
//
// Nothing here is needed: every control is a link or a form of the server's. What the script shows
// is a page that the server rendered, put in place of the old one; the URL is always that page's.

const ANNOUNCE_AFTER_MS = 300;
const TYPING_PAUSE_MS = 150;
const DRAG_PIXELS = 4;
const DEFAULTS = { sort: 'relevance', group: 'document', mode: 'auto' };

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

/** The address that the server has for a page: years typed as 去年 are numbers in it. */
function addressOf(page, asked) {
  const address = page.querySelector('link[rel=canonical]')?.getAttribute('href');
  return new URL(address ?? asked, asked);
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
  const drawer = isDrawerOpen();
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.className = page.body.className;
  byId('page').replaceWith(document.adoptNode(page.getElementById('page')));
  equipSearchBox();
  setDrawer(drawer);
  showKept();
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
    shown = addressOf(page, new URL(url, location.href));
    if (push) history.pushState(null, '', shown);
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
  change(parameters);
  const url = new URL(form.getAttribute('action'), location.href);
  url.search = parameters;
  return url.href;
}

/** A single year replaces the range it lies in: both together would still be the range. */
function dropYearRanges(parameters) {
  const years = parameters.getAll('year').filter((year) => !year.includes('..'));
  for (const name of ['year', 'year_from', 'year_to']) parameters.delete(name);
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

// The boxes of years and the like send the form's own names: the address becomes the page's.
if (new URLSearchParams(location.search).has('year_from')) {
  shown = addressOf(document, new URL(location.href));
  history.replaceState(null, '', shown);
}

addEventListener('popstate', () => {
  if (!isSameQuestion(location)) go(location.href, { push: false });
});

// ---- The filters as a drawer, on a narrow screen

const isDrawerOpen = () => document.body.classList.contains('drawer');

function setDrawer(open) {
  document.body.classList.toggle('drawer', open);
  for (const part of document.querySelectorAll('.top, .summary, .answers, .bottom')) part.inert = open;
}

document.addEventListener('click', (event) => {
  const way = event.target.closest?.('.jump, .facets .close');
  if (!way) return;
  const open = way.classList.contains('jump');
  setDrawer(open);
  if (!open) return;  // the link leads back
  event.preventDefault();
  byId('filters-name').focus();
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !isDrawerOpen()) return;
  setDrawer(false);
  if (location.hash === '#filters') location.hash = '#main';
  document.querySelector('.jump')?.focus();
});
