// All tests of the page, in one process with one browser.
import { after, before } from 'node:test';
import { startAll, stopAll } from './support.mjs';

before(startAll);
after(stopAll);

await import('./behaviour.mjs');
await import('./reading.mjs');
await import('./tasks.mjs');
await import('./access.mjs');
await import('./safety.mjs');
