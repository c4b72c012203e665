// Completion: an ARIA combobox with a list of options.

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
  // Kana that an input method has not converted yet are completed as they sound.
  input.addEventListener('input', complete);
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
