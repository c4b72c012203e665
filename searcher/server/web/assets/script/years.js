// Years drawn over the bars.

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
    for (const name of ['year', 'year_from', 'year_to']) parameters.delete(name);
    parameters.append('year', from === to ? from : `${from}..${to}`);
  }));
});
document.addEventListener('pointercancel', stopDrawing);
document.addEventListener('dragstart', (event) => {
  if (event.target.closest?.('#bars')) event.preventDefault();
});
