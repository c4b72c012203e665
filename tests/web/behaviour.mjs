// What a person does with the page: search, narrow, draw years, choose by keys; with and without the
// script. Reading: reading.mjs.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cityBox, countAt, drawYears } from './steps.mjs';
import { open, parametersOf, servers, total } from './support.mjs';

const KIBIBYTE = 1024;

describe('searching', () => {
  test('a typed question is answered with marks and its total', async () => {
    const page = await open('/');
    await page.getByRole('main').waitFor();
    await page.locator('input[type=search][name=q]').fill('大連 環境');
    await page.getByRole('button', { name: '検索', exact: true }).click();
    await page.waitForURL(/q=/);
    assert.equal(parametersOf(page).get('q'), '大連 環境');
    assert.ok(await total(page) > 20);
    assert.match(await page.title(), /「大連 環境」 \d+件/);
    const marks = await page.locator('.snippet mark').allInnerTexts();
    assert.ok(marks.length > 20);
    assert.deepEqual([...new Set(marks)].sort(), ['大連', '環境'].sort());
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('the next page goes on where the first one ended', async () => {
    const page = await open('/?q=大連');
    const first = await page.locator('.hit h3 a').evaluateAll((list) => list.map((a) => a.href));
    await page.getByRole('link', { name: '次へ' }).click();
    await page.waitForURL(/page=2/);
    assert.equal(await page.locator('.hits').getAttribute('start'), '21');
    const second = await page.locator('.hit h3 a').evaluateAll((list) => list.map((a) => a.href));
    assert.equal(second.filter((link) => first.includes(link)).length, 0);
    await page.context().close();
  });

  test('order and grouping apply at once and stay in the URL', async () => {
    const page = await open('/?q=大連');
    const all = await total(page);
    const documents = Number(/(\d+)文書/.exec(await page.locator('.cards').innerText())[1]);
    assert.ok(documents < all);
    assert.match(await page.locator('.within').first().innerText(), /この文書のほか\d+か所/);
    await page.getByLabel('まとめ方').selectOption('none');
    await page.waitForURL(/group=none/);
    await page.waitForFunction(() => !document.querySelector('.cards'));
    assert.equal(await total(page), all);
    await page.getByLabel('並び順').selectOption('-year');
    await page.waitForURL(/sort=-year/);
    assert.equal(parametersOf(page).get('group'), 'none');
    await page.getByLabel('並び順').selectOption('relevance');
    await page.waitForURL((url) => !url.search.includes('sort'));
    await page.context().close();
  });
});

describe('narrowing', () => {
  test('a checked value keeps its count, its focus and the other values', async () => {
    const page = await open('/?q=環境');
    const all = await total(page);
    const box = cityBox(page, '大連市');
    const promised = await countAt(box);
    await box.check();
    await page.waitForURL(/city=/);
    await page.locator('.chips').waitFor();
    assert.equal(await total(page), promised);
    assert.ok(promised < all);
    assert.ok(await box.isChecked());
    assert.equal(await page.evaluate(() => document.activeElement.value), '大連市');
    await page.waitForFunction(() => /件/.test(document.getElementById('announcer').textContent));
    // The group stays open: a second value adds to the first.
    const other = await page.locator('#facet-city .values input:not(:checked)').first().inputValue();
    await page.locator(`#facet-city input[value="${other}"]`).check();
    await page.waitForURL(/city=.*city=/);
    await page.waitForFunction(() => document.querySelectorAll('.chips .value').length === 2);
    assert.ok(await total(page) >= promised);
    await page.getByRole('link', { name: '条件をすべて外す' }).click();
    await page.waitForURL((url) => !url.search.includes('city'));
    assert.equal(await total(page), all);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('a value is searched within its facet', async () => {
    const page = await open('/?q=');
    await page.locator('#facet-city .more').click();
    const input = page.getByRole('textbox', { name: '市区町村の中を探す' });
    await input.fill('青島');
    await page.waitForFunction(() => document.querySelectorAll('#facet-city .values li').length < 4);
    const box = cityBox(page, '青島市');
    const promised = await countAt(box);
    await box.check();
    await page.waitForURL(/city=/);
    await page.locator('.chips').waitFor();
    assert.equal(await total(page), promised);
    await page.context().close();
  });

  test('years are drawn over the bars', async () => {
    const page = await open('/?q=大連 環境');
    const all = await total(page);
    await drawYears(page, 2010, 2016);
    await page.waitForURL(/year=/);
    await page.locator('.chips').waitFor();
    assert.equal(parametersOf(page).get('year'), '2010..2016');
    assert.ok(await total(page) < all);
    assert.match(await page.locator('.chips').innerText(), /2010〜2016年/);
    assert.ok(await page.locator('#bars .selected').count() >= 7);
    // One year of the range replaces it.
    const year = page.locator('#facet-year').getByRole('checkbox', { name: /^2016年/ });
    const promised = await countAt(year);
    await year.check();
    await page.waitForURL((url) => url.searchParams.getAll('year').join() === '2016');
    await page.waitForFunction(() => /2016年/.test(document.querySelector('.chips').innerText));
    assert.equal(await total(page), promised);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('years are typed as people say them, and the boxes show what is set', async () => {
    const page = await open('/?q=大連');
    const type = async (from, to) => {
      await page.getByLabel('始めの年').fill(from);
      await page.getByLabel('終わりの年').fill(to);
      await page.getByRole('button', { name: '年で絞り込む' }).click();
    };
    await type('2012', '平成16年');
    await page.waitForURL((url) => url.searchParams.get('year') === '2004..2012');
    await page.locator('.chips').waitFor();
    assert.equal(await page.getByLabel('始めの年').inputValue(), '2004');
    assert.equal(await page.getByLabel('終わりの年').inputValue(), '2012');
    await type('平成', '平成');
    await page.waitForURL((url) => url.searchParams.get('year') === '1989..2019');
    await type('いつか', '');
    await page.locator('.notice').filter({ hasText: '「いつか」は年として読めない' }).waitFor();
    await page.waitForURL((url) => !url.searchParams.has('year'));
    const lastYear = String(new Date().getFullYear() - 1);
    await type('去年', '去年');
    await page.waitForURL((url) => url.searchParams.get('year') === lastYear);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('on a narrow screen the filters are a drawer', async () => {
    const page = await open('/?q=大連&city=大連市', { viewport: { width: 375, height: 700 } });
    assert.ok(!(await page.locator('#filters').isVisible()));
    await page.getByRole('link', { name: '絞り込み(1)' }).click();
    const box = cityBox(page, '北九州市');
    const promised = await countAt(box);
    await box.check();
    await page.waitForURL(/city=.*city=/);
    const show = page.getByRole('link', { name: /^\d+件を見る$/ });
    await show.waitFor();
    assert.ok(await page.locator('#filters').isVisible(), 'the drawer stays open');
    assert.ok(promised > 0);
    await show.click();
    assert.ok(!(await page.locator('#filters').isVisible()));
    await page.getByRole('link', { name: '絞り込み(2)' }).click();
    await page.keyboard.press('Escape');
    assert.ok(!(await page.locator('#filters').isVisible()));
    await page.context().close();
    const plain = await open('/?q=大連', { viewport: { width: 375, height: 700 }, javaScriptEnabled: false });
    await plain.getByRole('link', { name: '絞り込み', exact: true }).click();
    assert.ok(await plain.locator('#filters').isVisible(), 'without the script too');
    await plain.getByRole('link', { name: /件を見る$/ }).click();
    assert.ok(!(await plain.locator('#filters').isVisible()));
    await plain.context().close();
  });

  test('total, filters and order stay in sight', async () => {
    const page = await open('/?q=大連&city=大連市&group=none');
    await page.locator('.hit').last().scrollIntoViewIfNeeded();
    for (const kept of ['.bar-top .now', '.chips', 'select[name=sort]']) {
      const { y, height } = await page.locator(kept).boundingBox();
      assert.ok(y >= 0 && y + height <= 900, kept);
    }
    await page.context().close();
  });

  test('values are found by kana', async () => {
    const page = await open('/?q=');
    await page.locator('#facet-city .more').click();
    await page.getByRole('textbox', { name: '市区町村の中を探す' }).fill('きたきゅう');
    await page.waitForFunction(() => document.querySelectorAll('#facet-city .values li').length < 4);
    assert.equal(await cityBox(page, '北九州市').count(), 1);
    await page.context().close();
  });

  test('a word misspelt by its sound or its look is offered as it was meant', async () => {
    for (const [typed, meant] of [['大蓮', '大連'], ['青盛市', '青森市']]) {
      const page = await open(`/?q=${typed}`);
      assert.deepEqual(await page.locator('.suggestion a').allInnerTexts(), [meant]);
      await page.context().close();
    }
  });

  test('years are typed, in eras too', async () => {
    const page = await open('/?q=大連');
    await page.getByLabel('始めの年').fill('平成16年');
    await page.getByLabel('終わりの年').fill('2010');
    await page.getByRole('button', { name: '年で絞り込む' }).click();
    await page.waitForURL(/year=/);
    await page.locator('.chips').waitFor();
    const typed = await total(page);
    await page.goto('/?q=大連&year=2004..2010');
    assert.equal(await total(page), typed);
    await page.context().close();
  });
});

describe('keys and languages', () => {
  test('/ goes to the search box, arrows choose a completion, Enter searches', async () => {
    const page = await open('/?q=環境');
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.keyboard.insertText('北九州 大');
    await page.locator('#options [role=option]').first().waitFor();
    assert.equal(await page.locator('#q').getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    const chosen = page.locator('#options [aria-selected=true]');
    assert.equal(await page.locator('#q').getAttribute('aria-activedescendant'),
      await chosen.getAttribute('id'));
    const word = await chosen.locator('.value').innerText();
    const [found] = /\d+/.exec(await chosen.locator('.kind').innerText());
    assert.equal(await page.locator('#q').inputValue(), `北九州 ${word}`);
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.locator('#q').inputValue(), '北九州 大');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === `北九州 ${word}`);
    assert.equal(await total(page), Number(found), 'a completion tells what it finds');
    await page.keyboard.press('/');
    await page.keyboard.insertText('大');
    await page.locator('#options').waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#options').count(), 0);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('kana are completed while an input method composes', async () => {
    const page = await open('/');
    await page.locator('#q').focus();
    const browser = await page.context().newCDPSession(page);
    await browser.send('Input.imeSetComposition', { text: 'だいれ', selectionStart: 3, selectionEnd: 3 });
    await page.locator('#options [role=option]').first().waitFor();
    assert.ok((await page.locator('#options .value').allInnerTexts()).some((text) => /^大連/.test(text)));
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('the language is switched, kept, and told', async () => {
    const page = await open('/?q=大連&city=大連市');
    const all = await total(page);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.match(await page.locator('h1').innerText(), new RegExp(`${all} results`));
    await page.getByRole('link', { name: 'Timeline' }).click();
    assert.equal(parametersOf(page).get('lang'), 'en');
    await page.getByRole('link', { name: '日本語' }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ja');
    await page.context().close();
  });
});

describe('without the script', () => {
  test('form, check boxes, years, values and passages work', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.locator('input[name=q]').fill('大連');
    await page.getByRole('button', { name: '検索', exact: true }).click();
    const all = await total(page);
    const box = cityBox(page, '北九州市');
    const promised = await countAt(box);
    await box.check();
    await page.getByRole('button', { name: '選んだ値で絞り込む' }).click();
    assert.equal(await total(page), promised);
    assert.ok(promised < all);
    await page.getByLabel('始めの年').fill('2004');
    await page.getByLabel('終わりの年').fill('2016');
    await page.getByRole('button', { name: '年で絞り込む' }).click();
    assert.deepEqual(parametersOf(page).getAll('city'), ['北九州市']);
    assert.match(await page.locator('.chips').innerText(), /2004〜2016年/);
    assert.ok(await total(page) <= promised);
    await page.getByRole('link', { name: '条件をすべて外す' }).click();
    assert.equal(await total(page), all);
    await page.locator('#bars a').last().dispatchEvent('click');
    await page.waitForURL(/year=/);
    await page.goto('/?q=大連');
    await page.locator('#facet-city .more').click();
    await page.waitForURL(/values\?/);
    await page.getByLabel('この文字を含む値').fill('青');
    await page.getByRole('button', { name: '表示' }).click();
    await cityBox(page, '青島市').check();
    await page.getByRole('button', { name: '選んだ値で絞り込む' }).click();
    assert.deepEqual(parametersOf(page).getAll('city'), ['青島市']);
    await page.locator('.hit h3 a').first().click();
    assert.ok(await page.locator('.current mark').count() > 0);
    await page.context().close();
  });
});

test('the first paint is light', async () => {
  const page = await open('/?q=大連 環境');
  const paths = await page.evaluate(() => performance.getEntriesByType('resource')
    .map((entry) => entry.name).concat(location.href));
  let bytes = 0;
  for (const path of paths) {
    const answer = await fetch(path);
    bytes += gzipSync(Buffer.from(await answer.arrayBuffer())).length;
  }
  console.log(`first paint: ${bytes} bytes compressed, ${paths.length} requests`);
  assert.ok(paths.length >= 3, 'page, style and script');
  assert.ok(bytes <= 60 * KIBIBYTE, `${bytes}`);
  assert.deepEqual(page.foreign, []);
  assert.ok(paths.every((path) => path.startsWith(servers.corpus.url)));
  await page.context().close();
});
