// Search within a facet, in place of its page of all values.

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
