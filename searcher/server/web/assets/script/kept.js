// Searches that were made or saved, in this browser alone.

const MOST_RECENT = 8;
const MOST_SAVED = 50;

function kept(name) {
  try {
    const list = JSON.parse(localStorage.getItem(`kouryu.${name}`) ?? '[]');
    return Array.isArray(list) ? list.filter((one) => typeof one?.url === 'string' &&
      typeof one.name === 'string' && one.url.startsWith('?')) : [];
  } catch {
    return [];  // no storage here
  }
}

function keep(name, list) {
  try {
    localStorage.setItem(`kouryu.${name}`, JSON.stringify(list));
  } catch {
    // What cannot be kept is not.
  }
}

/** The search that is shown: its parameters and what its page calls it. */
function searchShown() {
  if (!document.body.classList.contains('results') || shown.searchParams.has('page')) return null;
  const query = document.querySelector('h1 .query')?.textContent ?? '';
  const chips = [...document.querySelectorAll('.chips .value')].map((chip) => chip.textContent);
  const parameters = new URLSearchParams(shown.search);
  parameters.delete('lang');
  return { url: `?${parameters}`, name: [query, ...chips].join(' ') };
}

function put(name, search, most) {
  keep(name, [search, ...kept(name).filter(({ url }) => url !== search.url)].slice(0, most));
}

function listKept(box, heading, list, remove) {
  if (list.length === 0) return;
  const title = document.createElement('h2');
  title.textContent = heading;
  const items = document.createElement('ul');
  for (const { url, name } of list) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = new URL(url, location.href).href;
    link.textContent = name;
    item.append(link);
    if (remove) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = box.dataset.remove;
      button.setAttribute('aria-label', `${box.dataset.remove}: ${name}`);
      button.addEventListener('click', () => remove(url));
      item.append(' ', button);
    }
    items.append(item);
  }
  box.append(title, items);
  box.hidden = false;
}

function showKept() {
  const search = searchShown();
  if (search && search.url !== '?q=') put('recent', search, MOST_RECENT);
  const box = byId('kept');
  if (!box) return;
  box.replaceChildren();
  box.hidden = true;
  listKept(box, box.dataset.saved, kept('saved'), (url) => {
    keep('saved', kept('saved').filter((one) => one.url !== url));
    showKept();
    byId('main').focus({ preventScroll: true });
  });
  const recent = kept('recent');
  listKept(box, box.dataset.recent, recent);
  if (recent.length === 0) return;
  const forget = document.createElement('button');
  forget.type = 'button';
  forget.textContent = box.dataset.forget;
  forget.addEventListener('click', () => {
    keep('recent', []);
    showKept();
    byId('main').focus({ preventScroll: true });
  });
  box.append(forget);
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('button.save');
  const search = button && searchShown();
  if (!search) return;
  put('saved', search, MOST_SAVED);
  button.classList.add('done');
  announce(button.dataset.saved);
});

equipSearchBox();
showKept();
