// Timeline, partners, passages and documents: reading, citing, keeping, printing.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityBox, drawYears } from './steps.mjs';
import { open, parametersOf, servers, total } from './support.mjs';

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
