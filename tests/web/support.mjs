// A server over real indexes and one browser for all tests.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const { BIN, SOURCE } = process.env;
export const folder = mkdtempSync(join(tmpdir(), 'kouryu-web-'));
export const servers = {};
export let browser;

/** Ends with 1 where some input was skipped; anything else than 0 is an error here. */
function index(name, ...arguments_) {
  const path = join(folder, name);
  execFileSync(join(BIN, 'kouryu-index'), ['--index', path, '--progress', 'none', ...arguments_]);
  return path;
}

const KINDS = ['tie', 'activity', 'office', 'member'];

/** The same passages, those of two cities and more telling of a relation in some way. */
function related(name, path) {
  const program = join(BIN, 'kouryu-index');
  const options = { maxBuffer: 1 << 28 };
  const lines = execFileSync(program, ['export', '--index', path], options).toString().trim().split('\n')
    .map((line, i) => {
      const row = JSON.parse(line);
      const [a, b] = row.facets?.city ?? [];
      if (!b) return line;
      row.record.relations = [{
        a, b, kind: KINDS[i % 4], since: ['', '2004', '2004-12', '2004-12-24'][(i >> 2) % 4],
        years: row.facets.year.slice(0, 2), certain: i % 3 > 0,
        begin: 0, end: Buffer.byteLength(row.text), how: 'record:test',
      }];
      return JSON.stringify(row);
    });
  const to = join(folder, name);
  execFileSync(program, ['import', '--index', to, '-'], { ...options, input: `${lines.join('\n')}\n` });
  return to;
}

async function serve(path) {
  const server = spawn(join(BIN, 'kouryu'), ['serve', '--index', path, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /http:\/\/\S+/.exec(line);
    if (url) return { process: server, url: url[0] };
  }
  throw new Error('the server did not start');
}

// Markup of every kind that a document or a question could carry. Each tries to call trap().
export const payloads = [
  '<script>trap(1)</script>',
  '"><script>trap(1)</script>',
  "'><img src=x onerror=trap(1)>",
  '<svg onload=trap(1)>',
  '"onfocus="trap(1)" autofocus="',
  "' onmouseover='trap(1)",
  '</title><script>trap(1)</script>',
  '</style></script><script>trap(1)</script>',
  '<iframe srcdoc="<script>parent.trap(1)</script>">',
  '<a href="javascript:trap(1)">x</a>',
  'javascript:trap(1)',
  'data:text/html,<script>trap(1)</script>',
  '<math><mtext></p><style><!--</style><img title="--><img src=x onerror=trap(1)>">',
  '<!--><img src=x onerror=trap(1)>-->',
  '{{constructor.constructor("trap(1)")()}}',
  '${trap(1)}',
  '&lt;script&gt;trap(1)&lt;/script&gt;',
  '&#60;img src=x onerror=trap(1)&#62;',
  '\u202e<img src=x onerror=trap(1)>',
  '<form action=javascript:trap(1)><input type=submit autofocus>',
  '<base href="//example.invalid/">',
  '<meta http-equiv=refresh content="0;url=javascript:trap(1)">',
];

function hostileLines() {
  return payloads.map((payload, i) => JSON.stringify({
    id: `${payload}#${i}`,
    title: `題名 ${payload}`,
    path: `/docs/${payload}.txt`,
    heading: [`見出し ${payload}`],
    text: `大連市との交流を平成16年に始めた。${payload} 環境の会議を開いた。`,
    facets: {
      city: [`大連市`, `${payload}市`], prefecture: [`${payload}省`], country: [`${payload}国`],
      year: [2004], org: [`${payload}協会`],
    },
  })).join('\n');
}

async function start() {
  const corpus = related('corpus', index('corpus-plain', join(SOURCE, 'corpus', 'documents')));
  const lines = join(folder, 'hostile.jsonl');
  writeFileSync(lines, hostileLines());
  const hostile = related('hostile', index('hostile-plain', '--input', 'jsonl', lines));
  [servers.corpus, servers.hostile] = await Promise.all([serve(corpus), serve(hostile)]);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

let started;
/** Hooks of several files may need it: it is done once. */
export const startAll = () => (started ??= start());

export async function stopAll() {
  await browser?.close();
  for (const server of Object.values(servers)) server.process.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

/** A page in a fresh context; `errors` collects what the browser complains about, `foreign` what
 *  is fetched from anywhere else. */
export async function open(path, { server = servers.corpus, ...options } = {}) {
  const context = await browser.newContext(
    { baseURL: server.url, locale: 'ja-JP', viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.errors = [];
  page.foreign = [];
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (message.type() === 'error') page.errors.push(message.text());
  });
  page.on('pageerror', (error) => page.errors.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) page.foreign.push(request.url());
  });
  page.answer = await page.goto(path);
  return page;
}

/** The number that the page tells. */
export async function total(page) {
  return Number(/^(\d+)件$/.exec((await page.locator('h1 .total').innerText()).trim())[1]);
}

export const parametersOf = (page) => new URL(page.url()).searchParams;

/** Every kind of page, as people meet them. */
export const states = {
  start: '/',
  results: '/?q=大連 環境',
  facets: '/?q=大連&city=大連市&city=青森市&year=2004..2016&sort=-year&group=document',
  nothing: '/?q=大連&city=大連市&year=1900',
  loosened: '/?q=大連 宇宙飛行士 環境',
  suggestion: '/?q=大連 環鏡',
  exact: '/?q=環境&mode=exact&page=2',
  timeline: '/timeline?q=大連',
  oldest: '/timeline?q=大連&order=date&kind=event&page=2',
  relations: '/relations?q=大連&kind=tie',
  partners: '/relations?q=釜山&with=釜山',
  matrix: '/relations?q=大連&view=matrix',
  unread: '/?q=大連&year_from=いつか',
  passages: '/?q=大連 環境&group=none',
  unrelated: '/relations?q=大連&with=釜山&year=1900',
  both: '/?q=&city=大連市&city=青森市&all=city',
  values: '/values?facet=city&q=大連',
  help: '/help',
  error: '/?q=大連&year=いつか',
  missing: '/nowhere',
  english: '/?q=dalian&city=大連市&lang=en',
};
export async function readingStates() {
  const answer = await fetch(new URL('/api/v1/search?q=大連 環境&limit=1', servers.corpus.url));
  const [{ id, document }] = (await answer.json()).results;
  return {
    similar: `/similar?${new URLSearchParams({ id, q: '大連 環境' })}`,
    passage: `/passage?${new URLSearchParams({ id, q: '大連 環境' })}`,
    document: `/document?${new URLSearchParams({ id: document.id, q: '大連 環境' })}`,
  };
}
