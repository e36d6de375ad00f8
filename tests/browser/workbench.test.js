// What an official does, in a real browser.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, page as newPage, workbench } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const remiss = 'ekstad-ledning-och-styrning';
const at = (path, params = {}) => `${path}?${new URLSearchParams({ remiss, ...params })}`;

let bench, context;
before(async () => { bench = await workbench(); context = await browser(); });
after(async () => { await context?.close(); await bench?.close(); });

const open = async (path, setup) => {
  const page = await newPage(context);
  if (setup) await setup(page);
  await page.goto(bench.url + path);
  return page;
};
const done = async page => { assert.deepEqual(page.problems, []); await page.close(); };

const everyPage = () => [
  '/', at('/remiss'), at('/sok'), at('/sok', { q: 'uppföljning' }), at('/sok', { q: 'finnsintealls' }),
  at('/sok', { grupp: 'instans' }), '/sok?q=kultur', at('/program'), at('/program', { avsnitt: '3.2' }), at('/matris'),
  at('/matris', { kapitel: 'alla' }), at('/matris', { grupp: 'hopfalld' }), at('/matris', { grupp: 'board', kapitel: 'alla' }), at('/instanser'), at('/instanser', { instans: 'Socialnämnden' }), at('/inlasning'),
  at('/uppgifter'), at('/granska'), at('/granska', { visa: 'utan' }), at('/samstammighet'), at('/rapporter'), at('/rapporter', { q: 'mål' }),
  '/ny', at('/hjalp'), at('/tillganglighet'), '/nope',
];

/** The addresses of a statement in its document, and of its page as it looks. */
async function documentPages() {
  const answer = await fetch(`${bench.url}${at('/api/uttalanden', { instans: 'Socialnämnden', antal: '1' })}`);
  const { statement } = (await answer.json()).hits[0];
  const d = statement.id.split('-')[0];
  return [
    at('/dokument', { u: statement.id }), at('/dokument', { d }), at('/granska', { u: statement.id, dela: '1' }),
    at('/sida', { d, sida: String(statement.page ?? 1), u: statement.id }),
  ];
}

test('axe finds nothing on any page, in light and dark, wide and narrow; no message in the console', async () => {
  const page = await newPage(context);
  const violations = [];
  for (const path of [...everyPage(), ...(await documentPages())]) {
    for (const [colorScheme, width] of [['light', 1440], ['dark', 1440], ['light', 360]]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(bench.url + path);
      await page.evaluate(axe);
      const found = await page.evaluate(() =>
        window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      for (const { id, nodes } of found.violations) {
        violations.push(`${path} ${colorScheme} ${width}: ${id}: ${nodes.slice(0, 2).map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`);
      }
    }
  }
  assert.deepEqual(violations, []);
  page.problems = page.problems.filter(text => !text.includes('404')); // the page that is not there is one of them
  await done(page);
});

test('at 390 pixels the compilation does not scroll sideways', async () => {
  const report = await (await fetch(bench.url + at('/export', { format: 'html' }))).text();
  const page = await newPage(context);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.setContent(report);
  const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= seen, `${wide} > ${seen}`);
  await page.close();
});

test('at 320 pixels no page scrolls sideways', async () => {
  const page = await newPage(context);
  const wider = [];
  await page.setViewportSize({ width: 320, height: 800 });
  for (const path of [...everyPage(), ...(await documentPages())]) {
    await page.goto(bench.url + path);
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (wide > seen) wider.push(`${path}: ${wide} > ${seen}`);
  }
  assert.deepEqual(wider, []);
  await page.close();
});

test('the search page is light', async () => {
  const html = await (await fetch(bench.url + at('/sok', { q: 'uppföljning' }))).text();
  let bytes = Buffer.byteLength(html);
  for (const [, asset] of html.matchAll(/(?:href|src)="(\/a\/[^"]+\.(?:css|js))"/g)) {
    bytes += (await (await fetch(bench.url + asset)).arrayBuffer()).byteLength;
  }
  assert.ok(bytes > 50_000 && bytes <= 120_000, `${bytes} bytes`);
});

test('the chosen statement is in sight, also when the fonts come late', async () => {
  const page = await newPage(context);
  let come;
  const late = new Promise(done => { come = done; });
  await page.route('**/*.woff2', async route => { await late; await route.continue(); });
  await page.goto(bench.url + at('/sok', { q: 'uppföljning' }), { waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.sheet .u[aria-current]');
  come();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => {
    const [mark, pane] = ['.sheet .u[aria-current]', '.reader'].map(one => document.querySelector(one).getBoundingClientRect());
    const head = document.querySelector('.reader > header').offsetHeight;
    return mark.top >= pane.top + head && mark.bottom <= pane.bottom;
  }, undefined, { timeout: 5000 });
  await page.close();
});

test('from search to quotation, with facets, back and forth', async () => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(at('/sok'));
  await page.fill('#q', 'uppföljning');
  await page.waitForURL(/q=uppf/);
  const all = await page.locator('#res').innerText();
  const board = page.locator('input[name=typ][value=board]');
  await board.check();
  await page.waitForURL(/typ=board/);
  assert.notEqual(await page.locator('#res').innerText(), all);
  assert.equal(await page.evaluate(() => document.activeElement.value), 'board', 'focus stays on the facet');
  await page.locator('.hit h2 a').nth(1).click();
  await page.waitForURL(/u=/);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'las', 'focus goes to the statement');
  assert.ok(await page.locator('.sheet .u[aria-current]').first().isVisible());
  await page.locator('[data-copy]').click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const quoted = await page.locator('.hit[aria-current] blockquote').innerText();
  assert.ok(copied.includes(quoted.replace(/^… | …$/g, '')), copied);
  assert.match(copied, /^”.*\(.*\)$/s);
  await page.goBack();
  await page.waitForURL(url => !url.search.includes('u=') && url.search.includes('typ=board'));
  await page.goBack();
  await page.waitForURL(url => !url.search.includes('typ='));
  await page.waitForFunction(text => document.querySelector('#res').innerText === text, all);
  await done(page);
});

test('a cell of the matrix opens what was said there', async () => {
  const page = await open(at('/matris', { kapitel: 'alla' }));
  const cell = page.locator('a.cell').first();
  const count = Number(await cell.locator('small').innerText());
  await cell.click();
  await page.waitForURL(/\/sok/);
  assert.ok(Number((await page.locator('#res b').first().innerText()).replace(/\D/g, '')) >= 1);
  assert.ok(count >= 1);
  await done(page);
});

test('a group of the matrix opens and closes, by keyboard too; its sums lead to what was said', async () => {
  const page = await open(at('/matris', { grupp: 'hopfalld' }));
  assert.equal(await page.locator('a.cell').count(), 0);
  const board = page.locator('#typ-board');
  const members = Number(await board.locator('.cnt').innerText());
  await board.locator('th a').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.searchParams.get('grupp') === 'board');
  assert.equal(await page.locator('#typ-board th a').getAttribute('aria-expanded'), 'true');
  assert.equal(await page.locator('tr:has(a.cell)').count(), members);
  await page.locator('#typ-board th a').click();
  await page.waitForURL(url => url.searchParams.get('grupp') === 'hopfalld');
  await page.locator('#typ-board a.sum').first().click();
  await page.waitForURL(url => url.pathname === '/sok' && url.searchParams.get('typ') === 'board');
  assert.ok(Number((await page.locator('#res b').first().innerText()).replace(/\D/g, '')) >= 1);
  await done(page);
});

/** Writes what stands behind decisions, where the browser does not know it yet. */
const name = async (page, who) => {
  const field = page.locator('.decideform').getByLabel('Ditt namn');
  if (!(await field.isVisible())) await page.locator('.decideform .who summary').click();
  await field.fill(who);
};

test('a decision is made, shown, undone, and survives a restart and a new index', async () => {
  const page = await open(at('/granska'));
  const id = (await page.locator('.decideform input[name=u]').inputValue()).split(':')[0];
  const path = at('/granska', { u: id });
  await name(page, 'Anna Ek');
  assert.ok(!(await page.locator('[data-save]').isVisible()), 'nothing is changed');
  await page.selectOption('#stallning', 'doubts');
  await page.getByRole('button', { name: 'Spara hållningen' }).waitFor();
  await page.selectOption('#avsnitt-1', (await page.inputValue('#avsnitt-1')) === '3.2' ? '3.1' : '3.2');
  await page.getByRole('button', { name: 'Spara ändringarna' }).click();
  await page.waitForURL(/antal=1/);
  assert.match(await page.locator('.note.good').innerText(), /Sparat/);
  const told = await page.locator('.note.good').innerText();
  const moved = Number(/([\d\s]+) (?:annat|andra) förslag/.exec(told)?.[1] ?? 0);
  if (moved) {
    await page.getByRole('link', { name: 'Visa vilka' }).click();
    assert.equal(await page.locator('tbody tr').count(), Math.min(moved, 200));
    const [then, now] = await Promise.all([1, 2].map(n => page.locator('tbody tr').first().locator('td').nth(n).innerText()));
    assert.notEqual(then, now);
  }
  await bench.restart();
  bench.index();
  await page.goto(bench.url + path);
  assert.match(await page.locator('.reader > header').innerText(), /Tveksam[\s\S]*Granskad[\s\S]*Anna Ek/);
  await page.getByRole('button', { name: 'Ångra senaste' }).click();
  await page.waitForURL(/klart=/);
  await page.goto(bench.url + path);
  assert.doesNotMatch(await page.locator('.reader > header').innerText(), /Granskad/);
  await done(page);
});

test('nothing that is written is lost without a question, and the name is asked for once', async () => {
  const page = await open(at('/granska'));
  const asked = [];
  page.on('dialog', dialog => { asked.push([dialog.type(), dialog.message()]); return dialog.dismiss(); });
  await name(page, 'Anna Ek');
  await page.getByText('Kommentera i rapporten').click();
  await page.getByLabel('Skäl').fill('Rad ett.\nRad två.');
  await page.getByRole('button', { name: 'Spara kommentaren' }).waitFor();
  const here = page.url();
  await page.locator('.hit h2 a').nth(1).click();
  await page.waitForTimeout(300);
  assert.equal(asked.pop()?.[0], 'beforeunload');
  assert.equal(page.url(), here, 'who does not want to go stays');
  await page.locator('.pick input').nth(1).check();
  await page.locator('.bulkbar').getByRole('button', { name: 'Inga uttalanden' }).click();
  if (!asked.length) { await page.locator('#flera-namn').fill('Anna Ek'); await page.locator('.bulkbar').getByRole('button', { name: 'Inga uttalanden' }).click(); }
  assert.match(asked.pop()?.join(' '), /^confirm Inte sparat än: Skäl\./);
  assert.equal(page.url(), here);
  const id = (await page.locator('.decideform input[name=u]').inputValue()).split(':')[0];
  await page.locator('[data-confirm]').click();
  await page.waitForURL(/gjort=bekrafta/);
  assert.deepEqual(asked, [], 'what comes along is not asked about');
  assert.match(await page.locator('.decideform .who').innerText(), /Du granskar som Anna Ek · byt/);
  await page.goto(bench.url + at('/granska', { u: id }));
  assert.equal(await page.getByLabel('Skäl').inputValue(), 'Rad ett.\nRad två.');
  await page.getByLabel('Skäl').fill('');
  await page.getByRole('button', { name: 'Spara kommentaren' }).click();
  await page.waitForURL(/gjort=kommentar/);
  await page.goto(bench.url + at('/program', { avsnitt: '3.2' }));
  await page.locator('#sammanfattning').fill('Detta är inte sparat.');
  await page.locator('nav a[href^="/matris"]').click();
  await page.waitForTimeout(300);
  assert.equal(asked.pop()?.[0], 'beforeunload');
  page.removeAllListeners('dialog');
  page.on('dialog', dialog => dialog.accept());
  await page.close();
});

test('one decision after another by the keys alone: the next is marked, and focus stands at it', async () => {
  const page = await open(at('/granska'));
  await name(page, 'Anna Ek');
  await page.locator('h1').first().click();
  for (let number = 0; number < 3; number += 1) {
    const id = (await page.locator('.decideform input[name=u]').inputValue()).split(':')[0];
    await page.keyboard.press('4');
    await page.keyboard.press('s');
    await page.waitForURL(url => url.searchParams.getAll('klart').includes(id));
    await page.waitForFunction(() => document.activeElement.id === 'las');
    const next = (await page.locator('.decideform input[name=u]').inputValue()).split(':')[0];
    assert.notEqual(next, id);
    const marked = page.locator('.hit[aria-current]');
    assert.equal(await marked.count(), 1);
    assert.ok((await marked.locator('.pick input').inputValue()).startsWith(`${next}:`));
    assert.ok(await marked.evaluate(hit => hit.getBoundingClientRect().top < innerHeight), 'in sight');
    await page.waitForFunction(() => document.querySelector('#live').textContent.includes('Hållningen är sparad'));
  }
  await page.keyboard.press('a');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'avsnitt-1');
  await page.locator('#las').focus();
  await page.keyboard.press('u');
  await page.waitForURL(/gjort=angra/);
  await done(page);
});

test('Enter in the field of the name confirms, and does not answer that nothing was changed', async () => {
  const page = await open(at('/granska'));
  await name(page, 'Anna Ek');
  await page.keyboard.press('Enter');
  await page.waitForURL(/gjort=bekrafta/);
  await page.getByRole('button', { name: 'Ångra', exact: true }).click();
  await page.waitForURL(/gjort=angra/);
  await done(page);
});

test('in print a section has all of its summary', async () => {
  const page = await open(at('/program', { avsnitt: '3.2' }));
  const lines = Array.from({ length: 30 }, (_, n) => `Rad ${n + 1}.`).join('\n');
  await page.locator('#sammanfattning').fill(lines);
  const field = page.locator('#namn-bedomning');
  if (await field.isVisible()) await field.fill('Anna Ek');
  await page.locator('.remark').getByRole('button', { name: 'Spara' }).click();
  await page.waitForURL(/gjort=sparat/);
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('#sammanfattning').isVisible()));
  assert.match(await page.locator('.remark .printed').innerText(), /Rad 1\.[\s\S]*Rad 30\./);
  await page.emulateMedia({ media: 'screen' });
  await done(page);
});

test('two tabs that decide on one statement lose nothing', async () => {
  const one = await open(at('/granska', { visa: '' }));
  const id = (await one.locator('.decideform input[name=u]').inputValue()).split(':')[0];
  const two = await open(at('/granska', { u: id }));
  await one.goto(bench.url + at('/granska', { u: id }));
  for (const [page, who, stance] of [[one, 'Anna', 'supports'], [two, 'Bo', 'opposes']]) {
    await name(page, who);
    await page.selectOption('#stallning', stance);
    await page.getByRole('button', { name: /^(Spara|Bekräfta) avsnitt och hållning$/ }).click();
    await page.waitForLoadState();
  }
  assert.match(await two.locator('h1').innerText(), /Någon hann före/);
  assert.match(await two.locator('main').innerText(), /Anna/);
  assert.equal(await two.locator('#stallning').inputValue(), 'opposes');
  await two.getByRole('button', { name: 'Spara hållningen' }).click();
  await two.waitForURL(/antal=1/);
  await two.goto(bench.url + at('/samstammighet'));
  assert.match(await two.locator('main').innerText(), /Anna och Bo/);
  await one.close();
  await two.close();
});

test('several at once, at hand as soon as one is ticked, and undone together', async () => {
  for (const width of [1440, 1024, 390]) {
    const page = await open(at('/granska'));
    await page.setViewportSize({ width, height: 800 });
    const bar = page.locator('.bulkbar');
    assert.ok(!(await bar.isVisible()), 'nothing is ticked');
    const ids = [0, 1].map(n => page.locator('.pick input').nth(n));
    await ids[0].check();
    assert.match(await bar.innerText(), /^1 vald\b(?!a)/);
    await ids[1].check();
    assert.match(await bar.innerText(), /^2 valda/);
    const box = await page.getByRole('button', { name: 'Bekräfta maskinens förslag' }).boundingBox();
    assert.ok(box.y > 0 && box.y + box.height <= 800, `in sight at ${width}: ${box.y}`);
    const chosen = await Promise.all(ids.map(one => one.inputValue()));
    await page.selectOption('#flera-stallning', 'none');
    if (await page.locator('#flera-namn').count()) await page.locator('#flera-namn').fill('Anna');
    await bar.getByRole('button', { name: 'Spara', exact: true }).click();
    await page.waitForURL(/antal=2/);
    await page.getByRole('button', { name: 'Ångra alla 2' }).click();
    await page.waitForURL(/gjort=angra/);
    assert.match(await page.locator('.note.good').innerText(), /^Ångrat: 2 uttalanden\./);
    for (const id of chosen) {
      await page.goto(bench.url + at('/granska', { u: id.split(':')[0] }));
      assert.match(await page.locator('.reader > header').innerText(), /Ej granskad$/m);
    }
    await done(page);
  }
});

test('a document is added and found', async () => {
  const file = join(bench.dir, 'Bussnämnden.txt');
  writeFileSync(file, 'Bussnämnden\n\nYttrande\n\nNämnden avstyrker förslaget eftersom spårvagnarna glöms bort.\n');
  const page = await open(at('/inlasning'));
  await page.setInputFiles('#filer', file);
  await page.getByRole('button', { name: 'Lägg till och läs in' }).click();
  await page.getByText('Senaste inläsningen är klar').waitFor();
  await page.goto(bench.url + at('/sok', { q: 'spårvagnar' }));
  assert.match(await page.locator('.hits').innerText(), /spårvagnarna glöms bort/);
  await done(page);
});

test('a selection comes in every format', async () => {
  const page = await open(at('/rapporter', { q: 'uppföljning' }));
  const starts = { docx: 'PK', xlsx: 'PK', html: '<!', md: '#', csv: '\ufeff', json: '{', jsonld: '{' };
  for (const [format, start] of Object.entries(starts)) {
    await page.check(`input[name=format][value=${format}]`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Hämta' }).click()]);
    const bytes = readFileSync(await download.path());
    assert.ok(bytes.toString('utf8').startsWith(start), format);
    assert.ok(download.suggestedFilename().endsWith(`.${format}`));
    assert.ok(bytes.length > 200, format);
  }
  await page.close();
});

test('everything works without JavaScript', async () => {
  const page = await newPage(context);
  await page.route('**/*.js', route => route.abort());
  await page.goto(bench.url + at('/sok'));
  await page.fill('#q', 'uppföljning');
  await page.getByRole('search').getByRole('button', { name: 'Sök' }).click();
  await page.waitForURL(/q=uppf/);
  await page.locator('input[name=typ][value=company]').check();
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  await page.waitForURL(/typ=company/);
  await page.locator('.hit h2 a').first().click();
  await page.waitForURL(/u=/);
  assert.ok(await page.locator('.sheet .u[aria-current]').first().isVisible());
  await page.locator('.reader header').getByRole('link', { name: 'Granska' }).click();
  await name(page, 'Utan Skript');
  await page.locator('[data-confirm]').click();
  await page.waitForURL(/antal=1/);
  await page.goto(bench.url + at('/granska'));
  const id = (await page.locator('.decideform input[name=u]').inputValue()).split(':')[0];
  await page.goto(bench.url + at('/granska', { u: id, dela: '1' }));
  if (!(await page.locator('#namn-dela').isVisible())) await page.locator('.desk .who summary').click();
  await page.locator('#namn-dela').fill('Utan Skript');
  await page.locator('.words button').first().click();
  await page.waitForURL(/antal=1/);
  await page.close();
});

test('the keyboard is enough', async () => {
  const page = await open(at('/sok'));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await page.keyboard.type('mål');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=m/);
  await page.locator('main').focus();
  const first = await page.locator('.hit[aria-current] h2').innerText();
  await page.keyboard.press('j');
  await page.waitForURL(/u=/);
  await page.keyboard.press('k');
  await page.waitForFunction(text => document.querySelector('.hit[aria-current] h2').innerText === text, first);
  await page.keyboard.press('g');
  await page.waitForURL(/granska/);
  await page.keyboard.press('?');
  await page.waitForURL(/hjalp/);
  await page.uncheck('#tangenter-pa');
  await page.locator('h1').click();
  await page.keyboard.press('m');
  await page.goto(bench.url + at('/sok'));
  await page.keyboard.press('m');
  assert.match(page.url(), /\/sok/, 'keys are off');
  await page.goto(bench.url + at('/hjalp'));
  await page.check('#tangenter-pa');
  await done(page);
});

test('in one column it is the list or the statement', async () => {
  const page = await open(at('/granska'), made => made.setViewportSize({ width: 390, height: 844 }));
  assert.ok(!(await page.locator('.reader').isVisible()));
  await page.locator('.hit h2 a').nth(4).click();
  await page.waitForURL(/u=/);
  assert.ok((await page.evaluate(() => scrollY)) < 600, 'no jump past a long list');
  assert.ok(await page.locator('.decideform').isVisible());
  assert.ok(!(await page.locator('.hits').isVisible()));
  await page.getByRole('link', { name: 'Till listan' }).click();
  assert.ok(await page.locator('.hits').isVisible());
  await done(page);
});

test('in print the quotations stand, the controls do not', async () => {
  const page = await open(at('/sok', { q: 'uppföljning', typ: 'board' }), made => made.emulateMedia({ media: 'print' }));
  assert.ok(await page.locator('.hit blockquote').first().isVisible());
  assert.equal(await page.locator('.printed').innerText(), 'Sökning: uppföljning · Typ av instans: Nämnd');
  for (const hidden of ['.chips', '.ask', '.facets', '.top nav', '.foot']) assert.ok(!(await page.locator(hidden).isVisible()), hidden);
  assert.ok((await page.pdf()).length > 1000);
  await page.emulateMedia({ media: 'screen' });
  await page.close();
});

test('every page speaks English when asked', async () => {
  const page = await open(at('/sok', { lang: 'en' }));
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.goto(bench.url + at('/program'));
  assert.equal(await page.locator('nav a[aria-current]').first().innerText(), 'Proposal');
  await page.getByRole('link', { name: 'Svenska' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv');
  await done(page);
});

/** What stands in the consultation's own file. */
const described = () => readFileSync(join(bench.dir, 'corpus', remiss, 'consultation.toml'), 'utf8');

test('the details are changed, faults stand beside their fields, comments in the file stay', async () => {
  const file = join(bench.dir, 'corpus', remiss, 'consultation.toml');
  writeFileSync(file, `# Skrivet för hand\n${described()}`);
  const page = await open(at('/remiss'));
  await page.getByRole('link', { name: /^Uppgifter/ }).click();
  await page.getByLabel('Sista svarsdag').fill('2024-01-01');
  await page.getByLabel('Klistra in en lista').fill('Räddningsnämnden\nSocialnämnden\nHamnen;bollag');
  await page.locator('.last .btn.prim').click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('Sista svarsdag').getAttribute('aria-invalid'), 'true');
  assert.match(await page.locator('#sista-fel').innerText(), /före den dag då remissen sändes ut/);
  assert.match(await page.locator('#klistra-fel').innerText(), /”bollag” är ingen typ/);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(found.violations.map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
  await page.getByRole('alert').getByRole('link').first().click();
  assert.match(page.url(), /#sista$/);
  await page.getByLabel('Sista svarsdag').fill('2025-05-16');
  await page.getByLabel('Klistra in en lista').fill('Räddningsnämnden\nSocialnämnden');
  await page.getByRole('button', { name: 'Lägg in i listan' }).click();
  await page.getByText('lades inte till en gång till: Socialnämnden.').waitFor();
  await page.getByRole('button', { name: 'Lägg till flera rader' }).click();
  await page.getByText('Inget är sparat än.').waitFor();
  await page.getByLabel('Ta bort Valnämnden').check();
  await page.locator('.rows input[name^="namn."]').last().fill('Ekstads Bad AB');
  await page.getByLabel(/Föreningen Levande Ekstad/).check();
  await page.locator('.last .btn.prim').click();
  await page.getByText('Sparat, och remissen är inläst på nytt').waitFor();
  const text = described();
  assert.ok(text.startsWith('# Skrivet för hand\ntitle = '), text.slice(0, 80));
  for (const name of ['Räddningsnämnden', 'Ekstads Bad AB', 'Föreningen Levande Ekstad']) assert.match(text, new RegExp(`name = "${name}"`));
  assert.doesNotMatch(text, /Valnämnden/);
  assert.match(text, /due = "2025-05-16"/);
  page.problems = page.problems.filter(text => !text.includes('422')); // the form that was refused
  await done(page);
});

test('who sent a document is said, also without a script, and taken back', async () => {
  const page = await open(at('/instanser', { instans: 'Socialnämnden' }), made => made.route('**/*.js', route => route.abort()));
  await page.locator('p.line a').first().click();
  const place = page.url();
  await page.locator('details#avsandare > summary').click();
  assert.match(await page.locator('form.sender').innerText(), /Maskinen läste: Socialnämnden \(/);
  await page.getByLabel('Avsändare', { exact: true }).fill('Omsorgsnämnden');
  await page.getByLabel('Datum').fill('2025-04-01');
  await page.locator('form.sender .btn.prim').click();
  const settled = async () => {
    for (let round = 0; round < 100 && !(await page.getByText('är inläst på nytt. Det gäller').count()); round++) {
      await page.waitForTimeout(300);
      await page.reload();
    }
  };
  await settled();
  assert.match(await page.locator('dl.pairs').first().innerText(), /Omsorgsnämnden[^]*2025-04-01/);
  assert.match(described(), /respondents = \["Omsorgsnämnden"\]\ndate = "2025-04-01"/);
  await page.goto(place);
  await page.locator('details#avsandare > summary').click();
  await page.getByRole('button', { name: 'Gå tillbaka till maskinens läsning' }).click();
  await settled();
  assert.match(await page.locator('dl.pairs').first().innerText(), /Socialnämnden/);
  assert.doesNotMatch(described(), /\[\[documents\]\]/);
  await page.close();
});

test('what is being typed stays when a run ends', async () => {
  const page = await open(at('/uppgifter', { gjort: 'sparat' }));
  const token = await page.locator('form.described input[name=token]').inputValue();
  const again = await page.evaluate(async ([token, remiss]) => (await fetch('/inlasning/om', { method: 'POST', body: new URLSearchParams({ token, remiss }) })).status, [token, remiss]);
  assert.equal(again, 200);
  await page.reload();
  await page.getByLabel('Diarienummer').fill('Halvskrivet');
  await page.waitForFunction(async () => (await (await fetch('/inlasning/handelser')).text()).includes('"running":false'));
  await page.waitForTimeout(500);
  assert.equal(await page.getByLabel('Diarienummer').inputValue(), 'Halvskrivet');
  await done(page);
});
