// What one does with an answer: copy, print, keep; and keys.

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
