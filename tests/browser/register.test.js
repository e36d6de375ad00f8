// Whom an official reminds, and what is written down of it, in a real browser.
import assert from 'node:assert/strict';
import { appendFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, page as newPage, workbench } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const remiss = 'ekstad-ledning-och-styrning';
const at = (path, params = {}) => `${path}?${new URLSearchParams({ remiss, ...params })}`;

let bench, context, file;
before(async () => {
  bench = await workbench();
  context = await browser();
  file = join(bench.dir, 'corpus', remiss, 'consultation.toml');
  appendFileSync(file, '\n[[respondents]]\nname = "Friluftsnämnden"\nkind = "board"\nemail = ["frilufts@ekstad.example"]\nextended_until = "2025-05-20"\n\n[[respondents]]\nname = "Ekstads Flyg AB"\nkind = "company"\nemail = ["flyg@ekstad.example", "vd@flyg.example"]\nnote = "Styrelsen möts 14 maj"\n');
  bench.index();
});
after(async () => { await context?.close(); await bench?.close(); });

/** The page once what was saved is read in: one that was shown before the run began does not follow it. */
async function saved(page) {
  await page.getByText(/^Sparat/).waitFor();
  const url = page.url(), told = 'Sparat, och remissen är inläst på nytt.';
  await page.goto('about:blank'); // nothing else navigates from there
  for (let round = 0; round < 5000 && !(await (await fetch(url)).text()).includes(told); round++);
  await page.goto(url);
  await page.getByText(told).waitFor();
}

const said = () => readFileSync(file, 'utf8');
const silent = page => page.locator('form.awaited tbody th').evaluateAll(cells => cells.map(cell => cell.querySelector('a').textContent));

test('the pages of those awaited are accessible and as wide as the window', async () => {
  const page = await newPage(context);
  const wrong = [];
  for (const path of [at('/instanser'), at('/instanser', { instans: 'Ekstads Flyg AB' }), at('/uppgifter')]) {
    for (const [colorScheme, width] of [['light', 1440], ['dark', 1440], ['light', 320]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(bench.url + path);
      for (const folded of await page.locator('details').all()) await folded.evaluate(one => { one.open = true; });
      await page.evaluate(axe);
      const found = await page.evaluate(() =>
        window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const { id, nodes } of found.violations) wrong.push(`${path} ${colorScheme} ${width}: ${id}: ${nodes[0].html}`);
      const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      if (wide > seen) wrong.push(`${path} ${width}: ${wide} > ${seen}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('those ticked are written down as reminded, and one gets more time', async () => {
  const page = await newPage(context);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(bench.url + at('/instanser'));
  assert.deepEqual(await silent(page), ['Arbetsmarknadsnämnden', 'Ekstad Vatten AB', 'Ekstads Flyg AB', 'Friluftsnämnden']);
  const link = new URL(await page.getByRole('link', { name: 'Skriv påminnelse till Ekstads Flyg AB' }).getAttribute('href'));
  assert.equal(link.pathname, 'flyg@ekstad.example,vd@flyg.example');
  assert.match(link.searchParams.get('subject'), /^Påminnelse: svar på remissen ”Program för ledning och styrning” \(dnr KS 2024\/0412\)$/);
  assert.match(link.searchParams.get('body'), /^Hej!\r\n\r\n.* Sista svarsdag: 2025-04-30\.\r\n/);

  await page.getByLabel('Välj Ekstads Flyg AB').check();
  await page.getByLabel('Välj Friluftsnämnden').check();
  await page.getByLabel('De ikryssade är påminda den').fill('2025-05-06');
  await page.getByRole('button', { name: 'Skriv upp påminnelsen' }).click();
  await saved(page);
  assert.equal(said().match(/reminded = \["2025-05-06"\]/g).length, 2);
  assert.equal(await page.locator('form.awaited td', { hasText: '2025-05-06' }).count(), 2);

  // Enter chooses none of the two.
  await page.getByLabel('Välj Ekstad Vatten AB').check();
  await page.getByLabel('De ikryssade har anstånd till').fill('2025-05-16');
  await page.getByLabel('De ikryssade har anstånd till').press('Enter');
  await page.getByText('Välj med knapparna om det gäller en påminnelse eller ett anstånd.').waitFor();
  assert.ok(await page.getByLabel('Välj Ekstad Vatten AB').isChecked());
  assert.equal(await page.getByLabel('De ikryssade har anstånd till').inputValue(), '2025-05-16');
  await page.getByRole('button', { name: 'Skriv upp anståndet' }).click();
  await saved(page);
  assert.deepEqual(await silent(page), ['Arbetsmarknadsnämnden', 'Ekstads Flyg AB', 'Ekstad Vatten AB', 'Friluftsnämnden']);
  page.problems = page.problems.filter(text => !text.includes('422')); // the form that was not taken
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('the text and the addresses are copied, and one that declines is awaited no longer', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await newPage(context);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(bench.url + at('/instanser'));
  await page.getByRole('link', { name: 'Ekstads Flyg AB', exact: true }).first().click();
  await page.getByRole('button', { name: 'Kopiera adresserna' }).click();
  await page.getByText('Adresserna är kopierade').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'flyg@ekstad.example; vd@flyg.example');
  await page.getByRole('button', { name: 'Kopiera texten' }).click();
  await page.getByText('Texten är kopierad').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Hej!\n\nVi har ännu inte fått ert svar/);
  await page.getByLabel('Avstår från att svara, meddelat den').fill('2025-05-08');
  await page.getByRole('button', { name: 'Spara' }).click();
  await saved(page);
  await page.goto(bench.url + at('/instanser'));
  assert.ok(!(await silent(page)).includes('Ekstads Flyg AB'));
  await page.getByText('avstår från att svara (2025-05-08)').waitFor();
  assert.match(said(), /declined = "2025-05-08"\nnote = "Styrelsen möts 14 maj"|note = "Styrelsen möts 14 maj"\n(.*\n)*declined = "2025-05-08"/);
  assert.deepEqual(page.problems, []);
  await page.close();
});

test('everything works without JavaScript', async () => {
  const page = await newPage(context, { fresh: { javaScriptEnabled: false } });
  await page.goto(bench.url + at('/instanser'));
  await page.locator('form:has(#pamind-alla-0) button').click();
  assert.match(page.url(), /gjort=(sparat|inget)/);
  await page.close();
});
