// What several tests do with a page.

export const cityBox = (page, city) => page.getByRole('checkbox', { name: new RegExp(`^${city} `) });

export async function countAt(box) {
  const label = await box.locator('xpath=ancestor::label').innerText();
  return Number(/(\d+)件/.exec(label)[1]);
}

export async function drawYears(page, from, to) {
  const bars = await page.locator('#bars').boundingBox();
  const all = await page.locator('#bars .bar').evaluateAll(
    (list) => list.map((bar) => [Number(bar.dataset.from), Number(bar.dataset.to)]));
  const x = (year) => {
    const place = all.findIndex(([first, last]) => first <= year && year <= last);
    return bars.x + ((place + 0.5) * bars.width) / all.length;
  };
  await page.mouse.move(x(from), bars.y + bars.height / 2);
  await page.mouse.down();
  await page.mouse.move(x((from + to) >> 1), bars.y + bars.height / 2, { steps: 4 });
  await page.mouse.move(x(to), bars.y + bars.height / 3, { steps: 4 });
  await page.mouse.up();
}
