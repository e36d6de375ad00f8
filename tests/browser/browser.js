// Starts the real workbench over a copy of the sample corpus, and a real browser.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

/** The program: `REMISS`, else the newest build. */
function program() {
  const found = [process.env.REMISS, join(target, 'debug/remiss'), join(target, 'release/remiss')].find(
    path => path && existsSync(path),
  );
  if (!found) throw new Error('build remiss first: cargo build');
  return found;
}

/** A workbench of its own over a copy of the sample corpus. */
export async function workbench() {
  const dir = mkdtempSync(join(tmpdir(), 'remiss-'));
  cpSync(join(root, 'corpus'), join(dir, 'corpus'), { recursive: true });
  const index = spawnSync(program(), ['index', 'corpus', '--quiet'], { cwd: dir });
  if (index.status !== 0 && index.status !== 3) throw new Error(String(index.stderr));
  let child, url;
  const start = async () => {
    child = spawn(program(), ['serve', '--port', '0'], { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface({ input: child.stdout })) {
      url = line.trim().replace(/\/$/, '');
      break;
    }
  };
  const stop = () => new Promise(done => { child.once('exit', done); child.kill(); });
  await start();
  return {
    dir,
    get url() { return url; },
    index: () => spawnSync(program(), ['index', 'corpus', '--quiet'], { cwd: dir }),
    restart: async () => { await stop(); await start(); },
    close: async () => { await stop(); rmSync(dir, { recursive: true, force: true }); },
  };
}

/** Debian's browser, alone with itself: no network beside the workbench. */
export async function browser() {
  const profile = mkdtempSync(join(tmpdir(), 'remiss-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const close = context.close.bind(context);
  context.close = async () => { await close(); rmSync(profile, { recursive: true, force: true }); };
  return context;
}

/** A page that fails the test on any console message or refused load. */
export async function page(context, options = {}) {
  const made = options.fresh ? await (await context.browser()?.newContext(options.fresh))?.newPage() : await context.newPage();
  made.problems = [];
  made.on('console', message => { if (['error', 'warning'].includes(message.type())) made.problems.push(message.text()); });
  made.on('pageerror', error => made.problems.push(String(error)));
  return made;
}
