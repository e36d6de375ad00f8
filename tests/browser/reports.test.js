// Reports as an official works with them: quotations chosen, cells filled in, and brought back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, page as newPage, workbench } from './browser.js';
import { changed } from './zip.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const remiss = 'ekstad-ledning-och-styrning';
const at = (path, params = {}) => `${path}?${new URLSearchParams({ remiss, ...params })}`;

let bench, context;
before(async () => { bench = await workbench(); context = await browser(); });
after(async () => { await context?.close(); await bench?.close(); });

const done = async page => { assert.deepEqual(page.problems, []); await page.close(); };

/** Nothing that axe finds, and nothing that is wider than the window. */
async function isSound(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= seen, `${wide} > ${seen}`);
}

/** The report with these words typed into the first empty cells of their kinds. */
async function filled(cells) {
  const answer = await fetch(bench.url + at('/export', { format: 'docx' }));
  const word = Buffer.from(await answer.arrayBuffer());
  return changed(word, 'word/document.xml', text => {
    for (const [field, typed] of cells) {
      const control = new RegExp(`(<w:tag w:val="remiss \\S+ ${field} [^>]*><w:id [^>]*>)<w:showingPlcHdr/>(.*?<w:sdtContent>).*?(</w:sdtContent>)`);
      text = text.replace(control, `$1$2<w:r><w:t>${typed}</w:t></w:r>$3`);
    }
    return text;
  });
}

const decisions = () => {
  try { return readFileSync(join(bench.dir, 'corpus', remiss, 'decisions.jsonl'), 'utf8').trim().split('\n'); } catch { return []; }
};

for (const [how, options, viewport] of [
  ['by keyboard', {}, { width: 1440, height: 900 }],
  ['without JavaScript at 390 pixels', { fresh: { javaScriptEnabled: false } }, { width: 390, height: 844 }],
]) {
  test(`a filled-in report is looked through and saved ${how}`, async () => {
    const before = decisions().length;
    const reason = `Skälet ${how}`;
    const file = { name: 'ifylld.docx', mimeType: 'application/octet-stream', buffer: await filled([['h', 'delvis ja'], ['r', reason]]) };
    const page = await newPage(context, options);
    await page.setViewportSize(viewport);
    await page.goto(bench.url + at('/rapporter'));
    await page.getByLabel('Rapporten, i Word eller Excel').setInputFiles(file);
    await page.getByLabel('Rapporten, i Word eller Excel').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ifylld rapport' }).waitFor();
    await page.getByText('«delvis ja» – varken ja, delvis eller nej').waitFor();
    assert.match(await page.locator('.entry').last().innerText(), new RegExp(reason));
    assert.equal(decisions().length, before);
    if (!options.fresh) await isSound(page);
    await page.getByLabel('Ditt namn').fill('Anna Ek');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Sparat ur rapporten: 1 kommentar.' }).waitFor();
    const lines = decisions();
    assert.equal(lines.length, before + 1);
    assert.equal(JSON.parse(lines.at(-1)).verdict.comment.reason, reason);
    await done(page);
  });
}

test('the page of a report brought back is sound at 390 pixels, in the dark and in English', async () => {
  const page = await newPage(context);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(bench.url + at('/rapporter', { lang: 'en' }));
  const buffer = await filled([['r', 'Because it is so'], ['h', 'maybe']]);
  await page.getByLabel('The report, in Word or Excel').setInputFiles({ name: 'r.docx', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Show what would be saved' }).click();
  await page.getByText('«maybe» – neither yes, partly nor no').waitFor();
  await isSound(page);
  await page.goto(bench.url + at('/rapporter', { lang: 'sv' }));
  await isSound(page);
  await done(page);
});

for (const [how, options, viewport] of [
  ['by keyboard', {}, { width: 1440, height: 900 }],
  ['without JavaScript at 390 pixels', { fresh: { javaScriptEnabled: false } }, { width: 390, height: 844 }],
]) {
  test(`quotations are chosen for the board ${how}`, async () => {
    const page = await newPage(context, options);
    await page.setViewportSize(viewport);
    await page.goto(bench.url + at('/program', { avsnitt: '3.1' }));
    const items = page.locator('.said li[id^="u-"]');
    const place = options.fresh ? 2 : 1;
    const words = (await items.nth(place).locator('.quote').innerText()).trim();
    const who = page.locator('#lyft');
    const name = page.getByLabel('Ditt namn').and(page.locator('#namn-lyft'));
    if (await name.isVisible()) {
      await name.fill('Anna Ek');
      // Enter in the name chooses nothing
      await name.press('Enter');
      assert.equal(await page.locator('.lifted').count(), options.fresh ? 1 : 0);
    } else {
      assert.match(await who.innerText(), /Du granskar som/);
    }
    await items.nth(place).getByRole('button', { name: 'Lyft fram i rapporten' }).focus();
    await page.keyboard.press('Enter');
    const lifted = page.locator('.said li:has(.lifted)').filter({ hasText: words });
    await lifted.waitFor();
    await page.getByRole('status').filter({ hasText: 'Sparat.' }).waitFor();
    assert.match(page.url(), /#u-/);
    if (!options.fresh) await isSound(page);
    const board = await (await fetch(bench.url + at('/export', { format: 'md', version: 'namnden', avsnitt: '3.1' }))).text();
    assert.ok(board.includes('Citaten är utvalda.'), board);
    const own = board.split('**Reservationer')[0];
    assert.equal(own.match(/^> /gm).length, place);
    await done(page);
  });
}

test('what is chosen is seen in the review, and unticked there', async () => {
  const page = await newPage(context);
  await page.goto(bench.url + at('/granska', { visa: 'lyfta' }));
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '2 framlyfta' }).waitFor();
  await isSound(page);
  await page.getByLabel('Lyft fram i rapporten').uncheck();
  await page.getByRole('button', { name: 'Spara valet för rapporten' }).click();
  await page.getByRole('status').filter({ hasText: 'Lyfts inte längre fram i rapporten.' }).waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '1 framlyfta' }).waitFor();
  await done(page);
});
