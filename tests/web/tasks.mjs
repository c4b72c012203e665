// What an official comes for, from the start page on: each task with the clicks that it takes.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { open, parametersOf, servers, total } from './support.mjs';

const taken = {};

/** A page that counts clicks; typing a question and sending it by Enter is none. */
async function start() {
  const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  let clicks = 0;
  return {
    page,
    async ask(question) {
      await page.locator('#q').fill(question);
      await page.locator('#q').press('Enter');
      await page.waitForURL(/q=/);
    },
    async click(locator) {
      clicks += 1;
      await locator.click();
    },
    async done(name, most) {
      taken[name] = clicks;
      assert.ok(clicks <= most, `${name}: ${clicks} clicks`);
      assert.deepEqual(page.errors, []);
      await page.context().close();
    },
  };
}

after(() => console.log('clicks:', JSON.stringify(taken)));

test('what two cities did about the air', async () => {
  const { page, ask, done } = await start();
  await ask('北九州市 大連市 大気汚染');
  const inSight = await page.locator('.hit').evaluateAll((hits) => hits.filter((hit) => {
    const { top, bottom } = hit.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }).map((hit) => hit.innerText));
  assert.ok(inSight.length >= 4, `${inSight.length} hits in sight`);
  assert.ok(inSight.some((hit) => /北九州/.test(hit) && /大気/.test(hit)));
  await done('air', 0);
});

test('all events of two cities in a spreadsheet', async () => {
  const { page, ask, click, done } = await start();
  await ask('青森市 大連市');
  await click(page.getByRole('link', { name: '年表', exact: true }));
  await page.waitForURL(/timeline/);
  const events = await total(page);
  const link = page.getByRole('link', { name: 'CSVで保存' });
  const rows = (await (await page.request.get(await link.getAttribute('href'))).text()).split('\r\n');
  assert.equal(rows.length - 2, events, 'all rows');
  const download = page.waitForEvent('download');
  await click(page.getByRole('link', { name: 'Excelに保存' }));
  assert.match((await download).suggestedFilename(), /\.xlsx$/);
  await done('events', 2);
});

test('cities that exchange with 釜山', async () => {
  const { page, ask, click, done } = await start();
  await ask('釜山');
  await click(page.getByRole('link', { name: '交流の相手' }));
  await page.waitForURL(/relations/);
  const rows = page.locator('.relations tbody tr');
  assert.equal(await rows.count(), await total(page));
  for (const row of await rows.all()) assert.match(await row.innerText(), /釜山/);
  const sides = await page.locator('.relations .side').allInnerTexts();
  assert.ok(new Set(sides).size >= 3, sides.join());
  assert.ok(sides.every((side) => !side.includes('釜山')), 'who is asked for is the partner');
  await done('partners', 1);
});

test('from a hit to its place and a citation', async () => {
  const { page, ask, click, done } = await start();
  await ask('大連 環境');
  await click(page.locator('.hit h3 a').first());
  await page.waitForURL(/passage/);
  assert.ok(await page.locator('.current mark').first().isVisible());
  await click(page.getByRole('button', { name: '引用をコピー' }));
  await page.waitForFunction(() => document.querySelector('.deeds .done'));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^「.+」.*\nhttp.+passage\?id=/);
  await done('citation', 2);
});

test('a search is handed on by its address', async () => {
  const { page, ask, click, done } = await start();
  await ask('大連 環境');
  const all = await total(page);
  await click(page.getByRole('button', { name: 'リンクをコピー' }));
  await page.waitForFunction(() => document.querySelector('.deeds .done'));
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await open(address, { server: servers.corpus });
  assert.equal(await total(other), all);
  await other.context().close();
  await done('link', 1);
});

test('documents of a year on a theme that name a place', async () => {
  const { page, ask, click, done } = await start();
  await ask('環境 大連');
  const group = page.getByRole('group', { name: '文書の年' });
  const box = group.getByRole('checkbox').first();
  const label = await box.locator('xpath=ancestor::label').innerText();
  await click(box);
  await page.waitForURL(/published=/);
  await page.locator('.chips').waitFor();
  assert.equal(await total(page), Number(/(\d+)件/.exec(label)[1]));
  const year = parametersOf(page).get('published');
  assert.match(await page.locator('.hit .source').first().innerText(), new RegExp(`${year}年`));
  await done('published', 1);
});
