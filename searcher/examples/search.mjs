// Searches from Node with koffi (npm install koffi): prints hits, facets, completions and events.
// usage: node search.mjs INDEX QUERY        (KOURYU_LIBRARY: libkouryu.so.0.1 where the loader does not find it)
import process from 'node:process';
import koffi from 'koffi';

const library = koffi.load(process.env.KOURYU_LIBRARY ?? 'libkouryu.so.0.1');
koffi.struct('kouryu_text', { data: 'char *', size: 'size_t' });
koffi.struct('kouryu_error', {
  status: 'int32_t', message_size: 'uint32_t', hint_size: 'uint32_t',
  message: koffi.array('char', 500, 'String'), hint: koffi.array('char', 512, 'String'),
});
koffi.opaque('kouryu_index');
koffi.opaque('kouryu_request');
koffi.opaque('kouryu_answer');

const declare = (signature) => library.func(signature);
const failure = '_Out_ kouryu_error *error';
const out = `_Out_ kouryu_answer **answer, ${failure}`;
const c = {
  abi: declare('uint32_t kouryu_abi_version()'),
  open: declare(`int kouryu_open(const char *path, size_t size, _Out_ kouryu_index **index, ${failure})`),
  close: declare('void kouryu_close(kouryu_index *index)'),
  requestNew: declare(`int kouryu_request_new(_Out_ kouryu_request **request, ${failure})`),
  requestSet: declare('int kouryu_request_set(kouryu_request *request, const char *name, size_t name_size, '
                      + `const char *value, size_t value_size, ${failure})`),
  requestFree: declare('void kouryu_request_free(kouryu_request *request)'),
  search: declare(`int kouryu_search(kouryu_index *index, kouryu_request *request, ${out})`),
  timeline: declare(`int kouryu_timeline(kouryu_index *index, kouryu_request *request, ${out})`),
  suggest: declare(`int kouryu_suggest(kouryu_index *index, const char *prefix, size_t size, size_t limit, ${out})`),
  passage: declare('int kouryu_passage(kouryu_index *index, const char *id, size_t size, '
                   + `kouryu_request *request, ${out})`),
  document: declare(`int kouryu_document(kouryu_index *index, const char *id, size_t size, ${out})`),
  json: declare(`int kouryu_answer_json(kouryu_answer *answer, _Out_ kouryu_text *json, ${failure})`),
  answerFree: declare('void kouryu_answer_free(kouryu_answer *answer)'),
};

const string = (text) => [String(text), Buffer.byteLength(String(text))];

/** Calls `name`; the last of its results before the error is returned. */
function call(name, ...input) {
  const result = [null];
  const error = {};
  const output = name === 'requestSet' ? [error] : [result, error];
  if (c[name](...input, ...output) !== 0) throw new Error(`${error.message} ${error.hint}`.trim());
  return result[0];
}

function ask(name, ...input) {
  const answer = call(name, ...input);
  try {
    const text = {};
    const error = {};
    if (c.json(answer, text, error) !== 0) throw new Error(error.message);
    return JSON.parse(text.data);
  } finally {
    c.answerFree(answer);
  }
}

function askWith(name, index, parameters) {
  const request = call('requestNew');
  try {
    for (const [key, values] of Object.entries(parameters)) {
      for (const value of [values].flat()) call('requestSet', request, ...string(key), ...string(value));
    }
    return ask(name, index, request);
  } finally {
    c.requestFree(request);
  }
}

const [path, query] = process.argv.slice(2);
if (query === undefined) {
  console.error('usage: node search.mjs INDEX QUERY');
  process.exit(2);
}
if (c.abi() !== 1) throw new Error('another libkouryu than this was written for');
const index = call('open', ...string(path));
try {
  const answer = askWith('search', index, { q: query, limit: 5, facets: 'city,year' });
  console.log(`${answer.total} passages: ${answer.interpreted}`);
  for (const hit of answer.results) console.log(hit.rank, hit.document.title, hit.snippet);
  for (const [field, values] of Object.entries(answer.facets)) {
    console.log(field, ...values.map((row) => `${row.value} (${row.count})`));
  }
  for (const event of askWith('timeline', index, { q: query, limit: 5 }).events) {
    console.log(event.begin, event.text);
  }
  for (const word of ask('suggest', index, ...string(query), 5).suggestions) console.log(word.kind, word.text);
  for (const hit of answer.results.slice(0, 1)) {
    console.log(ask('passage', index, ...string(hit.id), null).text === hit.text);
    console.log(ask('document', index, ...string(hit.document.id)).passages.length, 'in it');
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
} finally {
  c.close(index);
}
