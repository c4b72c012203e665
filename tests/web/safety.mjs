// Markup in every field of a document and in every part of a URL: it is shown and never run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, payloads, servers } from './support.mjs';

/** Fails when anything of a payload came alive. */
async function assertDead(page, where) {
  const alive = await page.evaluate(() => ({
    trapped: window.trapped,
    scripts: [...document.scripts].filter((script) => !script.src.includes('/assets/')).length,
    strangers: document.querySelectorAll('main img, iframe, math, base, meta[http-equiv], style, ' +
      'svg[onload], [onerror], [onfocus], [onmouseover], [autofocus], [srcdoc]').length,
    // A text may lead elsewhere, by the web and without telling from where.
    links: [...document.querySelectorAll('a[href], form[action]')]
      .filter((element) => !(element.closest('.text') && /^https?:$/.test(element.protocol) &&
        element.relList.contains('noopener') && element.relList.contains('noreferrer')))
      .map((element) => new URL(element.getAttribute('href') ?? element.getAttribute('action'), document.baseURI))
      .filter((url) => url.origin !== location.origin).map(String),
  }));
  assert.deepEqual(alive, { trapped: 0, scripts: 0, strangers: 0, links: [] }, where);
}

async function openTrapped(path) {
  const page = await open('about:blank', { server: servers.hostile });
  await page.addInitScript(() => {
    window.trapped = 0;
    window.trap = () => { window.trapped += 1; };
    window.alert = window.trap;
  });
  await page.goto(path);
  return page;
}

test('documents: every page that shows them', async () => {
  const page = await openTrapped('/?q=大連');
  const passages = await page.locator('.hit h3 a').evaluateAll((list) => list.map((a) => a.href));
  const documents = await page.locator('.hit .source a').evaluateAll((list) => list.map((a) => a.href));
  assert.ok(passages.length >= 20);
  const lists = ['/', '/?q=大連&page=2', '/?q=trap', '/?q=&mode=exact&q=trap(1)', '/timeline?q=大連', '/relations?q=大連', '/relations',
    '/values?facet=city&q=', '/values?facet=org&q=', '/values?facet=country&q=&find=<',
    '/?q=&lang=en', '/relations?q=大連&view=matrix', '/feed?q=大連'];
  for (const path of [...lists, ...passages, ...documents]) {
    const answer = await page.goto(path);
    assert.equal(answer.status(), 200, path);
    await assertDead(page, path);
  }
  await page.goto('/?q=大連');
  assert.match(await page.locator('main').innerText(), /<script>trap\(1\)<\/script>/, 'it is shown');
  await page.context().close();
});

test('facets and completions that the script handles', async () => {
  const page = await openTrapped('/?q=大連');
  await page.locator('#facet-org .more').click();
  await page.locator('#facet-org .inside').fill('trap');
  await page.waitForTimeout(400);
  await assertDead(page, 'searched');
  await page.locator('#facet-city .values input').nth(1).check();
  await page.locator('.chips').waitFor();
  await assertDead(page, 'checked');
  for (const typed of ['<', '"', 'trap', '題']) {
    await page.locator('#q').fill(typed);
    await page.waitForTimeout(300);
    await assertDead(page, `completing ${typed}`);
  }
  await page.context().close();
});

test('questions: every parameter of every page', async () => {
  const page = await openTrapped('/');
  const names = ['q', 'city', 'org', 'year', 'year_from', 'doc', 'field', 'sort', 'page', 'lang', 'id', 'find', 'facet', 'all', 'with', 'kind', 'pair', 'view', 'from', 'year_to'];
  const paths = ['/', '/timeline', '/relations', '/passage', '/similar', '/document', '/values', '/help', '/feed', '/no'];
  for (const [i, payload] of payloads.entries()) {
    // Each payload meets two pages, and each parameter by itself several of the payloads.
    const parameters = { q: payload, id: payload, find: payload, facet: 'city' };
    for (const url of [
      `${paths[i % paths.length]}?${new URLSearchParams(parameters)}`,
      `${paths[(i + 3) % paths.length]}?${new URLSearchParams(parameters)}`,
      `/?${new URLSearchParams({ [names[i % names.length]]: payload })}`,
      `/timeline?${new URLSearchParams({ [names[(i + 5) % names.length]]: payload })}`,
    ]) {
      const answer = await page.goto(url, { waitUntil: 'domcontentloaded' });
      assert.ok(answer.status() < 500, url);
      await assertDead(page, url);
    }
  }
  await page.context().close();
});

test('the policy of the page lets nothing foreign in', async () => {
  const page = await open('/?q=大連', { server: servers.hostile });
  const policy = page.answer.headers()['content-security-policy'];
  assert.match(policy, /default-src 'none'|default-src 'self'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/);
  assert.match(policy, /frame-ancestors/);
  assert.equal(page.answer.headers()['x-content-type-options'], 'nosniff');
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return window.ran ?? false;
  });
  assert.equal(ran, false, 'a script that got in would not run');
  await page.context().close();
});
