// What a person does with the page: search, narrow, draw years, read, go back, print; with and
// without the script.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { open, parametersOf, servers, total } from './support.mjs';

const KIBIBYTE = 1024;

const cityBox = (page, city) => page.getByRole('checkbox', { name: new RegExp(`^${city} `) });

async function countAt(box) {
  const label = await box.locator('xpath=ancestor::label').innerText();
  return Number(/(\d+)件/.exec(label)[1]);
}

async function drawYears(page, from, to) {
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

describe('reading', () => {
  test('the timeline is in the order of time and can be narrowed', async () => {
    const page = await open('/?q=大連');
    await page.getByRole('link', { name: '年表', exact: true }).click();
    await page.waitForURL(/timeline/);
    const years = (await page.locator('.timeline h2').allInnerTexts()).map((text) => parseInt(text, 10));
    assert.ok(years.length > 3);
    assert.deepEqual(years, [...years].sort((a, b) => b - a), 'the newest first');
    await page.getByRole('navigation', { name: '年代へ移動' }).getByRole('link').last().click();
    const decade = (await page.locator('.rail').first().getByRole('link').last().innerText()).slice(0, 3);
    await page.waitForURL(new RegExp(`#y${decade}`));
    assert.ok(await page.locator('.year:target').isVisible());
    await page.evaluate(() => scrollTo(0, 0));
    await drawYears(page, 2010, 2016);
    await page.waitForURL(/year=/);
    await page.locator('.chips').waitFor();
    assert.match(new URL(page.url()).pathname, /timeline$/);
    for (const text of await page.locator('.timeline h2').allInnerTexts()) {
      assert.ok(parseInt(text, 10) <= 2016, text);
    }
    await page.context().close();
  });

  test('a passage stands in its document, with marks, and back leads to every state', async () => {
    const page = await open('/?q=大連 環境');
    const all = await total(page);
    await cityBox(page, '大連市').check();
    await page.locator('.chips').waitFor();
    const narrowed = await total(page);
    await page.locator('.hit h3 a').first().click();
    await page.waitForURL(/passage\?/);
    assert.ok(await page.locator('.current mark').count() > 0);
    assert.ok(await page.locator('.neighbour').count() > 0);
    await page.getByRole('navigation', { name: '現在の位置' }).getByRole('link', { name: '検索結果' }).click();
    assert.equal(await total(page), narrowed, 'the trail leads back');
    await page.goBack();
    await page.getByRole('link', { name: '文書全体で読む' }).click();
    await page.waitForURL(/document\?/);
    assert.equal(await page.locator('.text:target').count(), 1);
    assert.ok(await page.locator('.whole mark').count() > 0);
    await page.goBack();
    await page.goBack();
    assert.equal(await total(page), narrowed);
    assert.ok(await cityBox(page, '大連市').isChecked());
    await page.goBack();
    await page.waitForFunction(() => !document.querySelector('.chips'));
    assert.equal(await total(page), all);
    assert.ok(!(await cityBox(page, '大連市').isChecked()));
    await page.goForward();
    await page.locator('.chips').waitFor();
    assert.equal(await total(page), narrowed);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });

  test('only what answers is marked, and one goes from match to match', async () => {
    const { results } = await (await fetch(new URL('/api/v1/search?q=北九州市 大連市 大気&limit=1', servers.corpus.url))).json();
    const [{ document: { id } }] = results;
    const url = new URL(`/api/v1/search?limit=1000&fields=id&doc=${id}&q=北九州市 大連市 大気`, servers.corpus.url);
    const { total: matching } = await (await fetch(url)).json();
    const page = await open(`/document?id=${id}&q=北九州市 大連市 大気`);
    assert.equal(await page.locator('.matching').count(), matching);
    assert.equal(await page.locator('.text:not(.matching) mark').count(), 0, 'no false marks');
    assert.match(await page.locator('.match').first().innerText(), new RegExp(`^1 / ${matching} の一致`));
    assert.ok(await page.getByRole('navigation', { name: '目次' }).getByRole('link').count() > 1);
    if (matching > 1) {
      await page.locator('.match').first().getByRole('link', { name: '次 ›' }).click();
      await page.waitForURL(/#p\d+$/);
      await page.evaluate(() => scrollTo(0, 0));
      await page.keyboard.press('Alt+ArrowDown');
      await page.waitForFunction(() => scrollY > 0 || document.documentElement.scrollHeight <= innerHeight);
    }
    await page.context().close();
  });

  test('back from a passage leads to the page of the timeline one came from', async () => {
    const page = await open('/timeline?q=大連&order=date&page=2');
    await page.locator('.event .source a').first().click();
    await page.waitForURL(/passage/);
    await page.getByRole('navigation', { name: '現在の位置' }).getByRole('link', { name: '年表' }).click();
    await page.waitForURL(/timeline/);
    assert.equal(parametersOf(page).get('page'), '2');
    assert.equal(parametersOf(page).get('order'), 'date');
    await page.context().close();
  });

  test('searches are kept in this browser, and forgotten', async () => {
    const page = await open('/?q=大連&city=青森市');
    await page.getByRole('button', { name: '検索を保存' }).click();
    await page.goto('/?q=釜山');
    await page.goto('/');
    const kept = page.locator('#kept');
    assert.deepEqual(await kept.getByRole('heading').allInnerTexts(), ['保存した検索', '最近の検索']);
    assert.equal(await kept.getByRole('link', { name: '「大連」 青森市' }).count(), 2);
    await kept.getByRole('button', { name: '履歴を消す' }).click();
    await kept.getByRole('button', { name: '削除: 「大連」 青森市' }).click();
    assert.ok(!(await kept.isVisible()));
    await page.context().close();
  });

  test('a search is a feed', async () => {
    const page = await open('/?q=大連');
    const link = await page.getByRole('link', { name: '更新を購読' }).getAttribute('href');
    const answer = await page.request.get(link);
    assert.match(answer.headers()['content-type'], /^application\/atom\+xml/);
    const entries = await page.evaluate((text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml');
      return feed.querySelector('parsererror') ? [] :
        [...feed.querySelectorAll('entry')].map((entry) => [
          entry.querySelector('updated').textContent, entry.querySelector('link').getAttribute('href')]);
    }, await answer.text());
    assert.ok(entries.length > 5);
    assert.deepEqual(entries.map(([date]) => date), entries.map(([date]) => date).sort().reverse());
    assert.equal((await page.goto(entries[0][1])).status(), 200);
    await page.context().close();
  });

  test('on paper there are results and their question, and no controls', async () => {
    const page = await open('/?q=大連 環境&city=大連市');
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.search', '.facets', '.settings', '.pager', '.views']) {
      assert.ok(!(await page.locator(gone).first().isVisible()), gone);
    }
    for (const kept of ['h1 .query', 'h1 .total', '.chips', '.hit']) {
      assert.ok(await page.locator(kept).first().isVisible(), kept);
    }
    const paper = await page.pdf({ format: 'A4' });
    assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
    await page.context().close();
  });

  test('two chosen cities mean either, or both at a switch', async () => {
    const page = await open('/?q=&city=大連市&city=北九州市');
    const either = await total(page);
    await page.getByLabel('両方を含む').check();
    await page.waitForURL(/all=city/);
    const both = await total(page);
    assert.ok(both > 0 && both < either);
    await page.locator('#facet-city .values input:checked').first().click();
    await page.waitForURL((url) => url.searchParams.getAll('city').length === 1);
    assert.equal(parametersOf(page).get('all'), 'city', 'the switch stays where it was set');
    await page.context().close();
  });

  test('relations are a table that leads to the passages', async () => {
    const page = await open('/?q=大連');
    await page.getByRole('link', { name: '交流の相手' }).click();
    await page.waitForURL(/relations/);
    const all = await total(page);
    assert.equal(await page.locator('.relations tbody tr').count(), Math.min(all, 50));
    await page.getByLabel('種類').selectOption('tie');
    await page.waitForURL(/kind=tie/);
    assert.ok(await total(page) < all);
    await page.getByLabel('相手').fill('大連');
    await page.getByRole('button', { name: '変更' }).click();
    await page.waitForURL(/with=/);
    await page.locator('.relations .pair a').first().click();
    await page.waitForURL(/pair=/);
    assert.ok(await total(page) > 0);
    await page.context().close();
  });

  test('a link and a citation are copied', async () => {
    const page = await open('/?q=大連 環境', { permissions: ['clipboard-read', 'clipboard-write'] });
    const copied = async (name) => {
      await page.getByRole('button', { name }).click();
      await page.waitForFunction(() => document.querySelector('.deeds .done'));
      return page.evaluate(() => navigator.clipboard.readText());
    };
    assert.equal(await copied('リンクをコピー'), page.url());
    await page.locator('.hits h3 a').first().click();
    await page.waitForURL(/passage/);
    const shown = await page.locator('.citation').innerText();
    assert.match(shown, /^「.+」/);
    const [cited, address] = (await copied('引用をコピー')).split('\n');
    assert.equal(cited, shown);
    assert.match(address, /\/passage\?id=[^&]+$/);
    await page.waitForFunction(() => !document.querySelector('.deeds .done'));
    assert.match(await copied('BibTeX'), /^@misc\{kouryu\w+,\n {2}title = \{.+\},[^]+url = \{http.+\}\n\}\n$/);
    await page.waitForFunction(() => !document.querySelector('.deeds .done'));
    assert.match(await copied('RIS'), /^TY {2}- GEN\r?\nTI {2}- .+\r?\n[^]*UR {2}- http.+\r?\nER {2}- /);
    // Where a file lies on the server is not told.
    assert.doesNotMatch(await page.locator('.facts').innerText(), /documents/);
    await page.context().close();
  });

  test('results, timeline and relations are saved as tables that Excel opens', async () => {
    for (const path of ['/?q=大連 環境', '/timeline?q=大連', '/relations?q=大連&sort=year&kind=tie']) {
      const page = await open(path);
      const link = await page.getByRole('link', { name: /CSV/ }).getAttribute('href');
      const answer = await page.request.get(link);
      assert.equal(answer.status(), 200, link);
      const bytes = await answer.body();
      assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      assert.equal(bytes.toString().split('\r\n').length - 2, await total(page), 'all rows');
      const workbook = await page.getByRole('link', { name: 'Excelに保存' }).getAttribute('href');
      const book = await page.request.get(workbook);
      assert.equal((await book.body()).subarray(0, 2).toString(), 'PK');
      await page.context().close();
    }
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
