// Pictures of every page, wide and narrow, light and dark, to be looked at:
// node shots.js FOLDER [URL]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser, workbench } from './browser.js';

const [folder = 'shots', given] = process.argv.slice(2);
const only = process.argv[4];
mkdirSync(folder, { recursive: true });
const bench = given ? { url: given, close: async () => {} } : await workbench();
const name = 'ekstad-ledning-och-styrning';
const pages = {
  oversikt: '/',
  remiss: `/remiss?remiss=${name}`,
  sok: `/sok?remiss=${name}&q=uppf%C3%B6ljning`,
  tomt: `/sok?remiss=${name}&q=finnsintealls`,
  program: `/program?remiss=${name}`,
  matris: `/matris?remiss=${name}`,
  instanser: `/instanser?remiss=${name}`,
  instans: `/instanser?remiss=${name}&instans=${encodeURIComponent('Socialnämnden')}`,
  inlasning: `/inlasning?remiss=${name}`,
  granska: `/granska?remiss=${name}`,
  rapporter: `/rapporter?remiss=${name}`,
  uppgifter: `/uppgifter?remiss=${name}`,
  ny: '/ny',
  hjalp: `/hjalp?remiss=${name}`,
};
const context = await browser();
const page = await context.newPage();
const shot = async (file, path, full) => {
  if (only && !only.split(',').some(one => file.startsWith(one))) return;
  await page.goto(bench.url + path);
  await page.waitForTimeout(150);
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: full });
};
for (const [key, path] of Object.entries(pages)) {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await shot(`${key}`, path);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(`${key}-dark`, path);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(`${key}-narrow`, path);
}
await context.close();
await bench.close();
