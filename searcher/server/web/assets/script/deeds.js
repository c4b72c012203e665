// What one does with an answer: copy, print, keep; and keys.

const ADDRESS_MARK = '@@ADDRESS@@';  // searcher/output/citation.h

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
    const { copy: text, address } = button.dataset;
    const here = address ? new URL(address, location.href).href : location.href;
    await copy(text ? text.replace(ADDRESS_MARK, here) : here);
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

// Alt with the arrows goes from match to match of a document.
document.addEventListener('keydown', (event) => {
  if (!event.altKey || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
  const all = [...document.querySelectorAll('.match')];
  if (all.length === 0) return;
  event.preventDefault();
  const down = event.key === 'ArrowDown';
  if (all.length === 1 && document.querySelector('.current')) {
    all[0].querySelector(down ? '[rel=next]' : '[rel=prev]')?.click();
    return;
  }
  const top = (one) => one.getBoundingClientRect().top;
  const middle = innerHeight / 3;
  const next = down ? all.find((one) => top(one) > middle + 1) :
    all.findLast((one) => top(one) < middle - 1);
  if (!next) return;
  scrollBy({ top: top(next) - middle });
  announce(next.firstElementChild.textContent);
});

addEventListener('beforeprint', () => {
  for (const place of document.querySelectorAll('[data-today]')) {
    place.textContent = new Date().toLocaleDateString(place.dataset.today, { dateStyle: 'long' });
  }
});
