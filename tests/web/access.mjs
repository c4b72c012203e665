// Accessibility (JIS X 8341-3:2016 AA, WCAG 2.2 AA): axe on every state, light and dark, and what
// axe cannot see: order of focus, reflow, motion, what is heard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { open, readingStates, servers, startAll, states } from './support.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { PICTURES } = process.env;
const WIDTHS = [320, 768, 1280, 1920];
const NARROW = 320;  // 1280 pixels at 400 %

const all = { ...states };
before(async () => {
  await startAll();
  Object.assign(all, await readingStates());
});

/** In the dark only colours differ. */
const RULES = {
  light: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

async function axe(page, colorScheme) {
  // The page's policy lets no foreign script in; a test puts it in by the debugger.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly }), RULES[colorScheme]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

describe('axe finds nothing', () => {
  for (const colorScheme of ['light', 'dark']) {
    test(colorScheme, async () => {
      const page = await open('/', { colorScheme, reducedMotion: 'reduce' });
      for (const [name, path] of Object.entries(all)) {
        await page.goto(path);
        assert.deepEqual(await axe(page, colorScheme), [], name);
        for (const width of PICTURES ? WIDTHS : []) {
          await page.setViewportSize({ width, height: 900 });
          await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true });
        }
      }
      await page.goto('/?q=環境');
      await page.locator('#q').fill('大');
      await page.locator('#options').waitFor();
      assert.deepEqual(await axe(page, colorScheme), [], 'completions');
      console.log(`axe: ${Object.keys(all).length} states, ${colorScheme}`);
      await page.context().close();
    });
  }
});

test('the states are what they are called', async () => {
  const page = await open(all.nothing);
  assert.match(await page.locator('h1').innerText(), /0件/);
  await page.goto(all.suggestion);
  const { suggestion } = await (await fetch(new URL('/api/v1/search?q=大連 環鏡', servers.corpus.url))).json();
  assert.deepEqual(await page.locator('.suggestion a').allInnerTexts(), suggestion ? [suggestion] : []);
  await page.goto(all.loosened);
  assert.ok(await page.locator('.notice li').count() > 0);
  for (const [name, status] of [['error', 400], ['missing', 404], ['results', 200]]) {
    assert.equal((await page.goto(all[name])).status(), status, name);
  }
  await page.context().close();
});

test('at 400 % nothing has to be scrolled sideways', async () => {
  const page = await open('/', { viewport: { width: NARROW, height: 256 } });
  for (const [name, path] of Object.entries(all)) {
    await page.goto(path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= NARROW, name);
  }
  await page.context().close();
});

test('twice the text size loses nothing', async () => {
  const page = await open(all.facets);
  await page.evaluate(() => { document.documentElement.style.setProperty('font-size', '200%'); });
  const cut = await page.evaluate(() => [...document.querySelectorAll('a, button, label, h1, h2, h3, p')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 &&
      getComputedStyle(element).display !== 'inline')
    .map((element) => element.outerHTML.slice(0, 80)));
  assert.deepEqual(cut, []);
  await page.context().close();
});

test('the focus goes through the page as the eye does, visibly', async () => {
  const page = await open(all.facets);
  const seen = [];
  for (let step = 0; step < 400; ++step) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return null;
      const outline = getComputedStyle(element);
      return {
        // The bar of the order is one of the settings, too.
        part: element.closest('.order') ? 'order' : element.closest('.skip, .brand, .tools, .search, .views, .chosen, .order, .settings, ' +
          '.hits, .pager, .deeds, .facets')?.classList[0] ?? element.outerHTML,
        shown: outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) >= 2,
        id: element.id,
      };
    });
    if (!at) break;
    assert.ok(at.shown, `${at.part} shows the focus`);
    if (seen.at(-1) !== at.part) seen.push(at.part);
  }
  assert.deepEqual(seen.filter((part) => part !== 'pager'),
    ['skip', 'brand', 'tools', 'search', 'views', 'order', 'chosen', 'deeds', 'settings', 'hits', 'facets']);
  await page.goto(all.results);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  // Three Tabs to the filters.
  await page.goto(all.facets);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('#filters') !== null));
  await page.context().close();
});

test('marks, totals and filters are heard', async () => {
  const page = await open(all.facets);
  const heard = await page.locator('.snippet mark').first().evaluate((mark) => [
    getComputedStyle(mark, '::before').content, getComputedStyle(mark, '::after').content]);
  assert.match(heard[0], /一致/);
  await page.goto(all.english);
  assert.match(await page.locator('.snippet mark').first().evaluate(
    (mark) => getComputedStyle(mark, '::before').content), /match/);
  await page.goto(all.facets);
  assert.equal(await page.getByRole('checkbox', { name: /^大連市 \d+件$/ }).count(), 1);
  assert.equal(await page.getByRole('link', { name: /^市区町村 *青森市 *を外す$/ }).count(), 1);
  assert.equal(await page.getByRole('group', { name: '市区町村' }).count(), 1);
  assert.equal(await page.getByRole('search').count(), 1);
  assert.equal(await page.locator('#announcer[role=status]').count(), 1);
  await page.context().close();
});

test('who wants no motion gets none', async () => {
  const page = await open(all.results, { reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
  }).length);
  assert.equal(moving, 0);
  await page.context().close();
});
