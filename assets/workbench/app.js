// Enhancement only: every function also works as plain links and forms.
(() => {
  'use strict';
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wide = () => matchMedia('(min-width: 1100px)').matches;
  const english = document.documentElement.lang === 'en';
  document.documentElement.classList.add('js');

  // ---- short messages -------------------------------------------------
  let fade;
  const tell = text => {
    const box = one('#toast');
    box.textContent = text;
    box.classList.add('on');
    clearTimeout(fade);
    fade = setTimeout(() => box.classList.remove('on'), 2500);
  };

  // ---- searching without leaving the page -------------------------------
  let latest = 0;
  async function show(url, { push = true, focus = null } = {}) {
    const number = ++latest;
    let html;
    try {
      const answer = await fetch(url, { headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error(answer.status);
      html = await answer.text();
    } catch {
      location.href = url;
      return;
    }
    if (number !== latest) return; // a later request was faster
    const fresh = new DOMParser().parseFromString(html, 'text/html');
    const next = one('.lay', fresh);
    if (!next) { location.href = url; return; }
    const held = document.activeElement;
    const box = held?.matches('.facets input') ? `.facets input[name="${held.name}"][value="${CSS.escape(held.value)}"]` : focus;
    const open = new Map(all('.facet').map(facet => [facet.dataset.facet, facet.open]));
    const scrolled = one('.facets')?.scrollTop ?? 0;
    const listed = url.includes('u=') ? one('.lay > main')?.scrollTop : 0;
    document.title = fresh.title;
    one('.lay').replaceWith(next);
    const hints = one('#radden'), freshHints = one('#radden', fresh);
    if (hints && freshHints) hints.replaceWith(freshHints);
    for (const facet of all('.facet')) if (open.has(facet.dataset.facet)) facet.open = open.get(facet.dataset.facet);
    one('.facets')?.scrollTo(0, scrolled);
    one('.lay > main')?.scrollTo(0, listed ?? 0);
    // A live region must outlive the swap to be announced.
    one('#live').textContent = one('#res')?.textContent ?? '';
    if (push) history.pushState(null, '', url);
    settle();
    if (box) one(box)?.focus({ preventScroll: true });
  }

  // The chosen statement in sight, narrow facets folded.
  function settle() {
    const narrow = one('.narrow');
    if (narrow && !wide()) narrow.open = false;
    const pane = one('.reader'), mark = one('.sheet .u[aria-current]');
    if (pane && mark && wide() && !one('.desk') && getComputedStyle(pane).overflowY === 'auto') {
      const top = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      const head = one('.reader > header')?.offsetHeight ?? 0;
      pane.scrollTop += top - head - 60;
    } else if (mark && location.pathname === '/dokument') {
      mark.scrollIntoView({ block: 'center' });
    }
    if (wide()) one('.hit[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  const asked = form => {
    const params = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value) params.append(name, value);
    return `/sok?${params}`;
  };
  let typing;
  document.addEventListener('input', event => {
    if (event.target.id !== 'q' || !one('#f') || location.pathname !== '/sok') return;
    clearTimeout(typing);
    typing = setTimeout(() => show(asked(one('#f'))), 200);
  });
  document.addEventListener('change', event => {
    if (event.target.closest('.facets') && one('#f')) show(asked(one('#f')));
    if (event.target.id === 'tangenter-pa') localStorage.setItem('remiss-tangenter', event.target.checked ? 'pa' : 'av');
  });
  document.addEventListener('submit', event => {
    if (event.target.id === 'f') { event.preventDefault(); clearTimeout(typing); show(asked(event.target)); }
  });
  addEventListener('popstate', () => (one('#f') && location.pathname === '/sok' ? show(location.href, { push: false }) : location.reload()));

  document.addEventListener('click', event => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const link = event.target.closest('a[href]');
    if (plain && link && one('#f') && link.getAttribute('href').startsWith('/sok?')) {
      const inList = link.closest('.hit');
      if (inList && !wide()) return; // on a narrow screen the text is a page further down
      event.preventDefault();
      show(link.getAttribute('href'), { focus: inList ? '#las' : null });
      return;
    }
    const copied = event.target.closest('[data-copy]');
    if (copied) copy(copied.dataset.copy, copied.dataset.copied);
    const hit = event.target.closest('.hit');
    if (hit && plain && !event.target.closest('a, button, input, label') && !String(getSelection())) one('h2 a', hit)?.click();
  });

  // ---- several statements at once: how many are ticked ---------------------
  const picked = one('[data-picked]');
  const count = () => {
    const number = all('.pick input:checked').length;
    picked.textContent = english ? `${number} chosen` : `${number} ${number === 1 ? 'vald' : 'valda'}`;
  };
  if (picked) {
    count();
    document.addEventListener('change', event => { if (event.target.closest('.pick')) count(); });
    addEventListener('pageshow', count); // ticks come back with the page
  }

  // ---- one statement: the buttons say what will be recorded ------------------
  const decide = one('[data-decide]');
  if (decide) {
    const save = one('[data-save]', decide), confirm = one('[data-confirm]', decide), confirmed = confirm?.textContent;
    const held = name => all(`[name="${name}"]`, decide).filter(field => field.type !== 'radio' || field.checked).map(field => field.value).filter(Boolean).join(' ');
    const differs = name => held(name).trim() !== held(`visat.${name}`).replace(/\r\n?/g, '\n').trim();
    const t = (swedish, other) => (english ? other : swedish);
    const label = () => {
      const section = differs('avsnitt'), stance = differs('stallning'), role = held('roll') !== '';
      const comment = ['beaktas', 'skal', 'lydelse'].some(differs), whole = differs('helhet');
      const lift = one('[name=lyft]', decide).checked !== (held('visat.lyft') === '1');
      const tags = section + stance + role, number = tags + comment + whole + lift;
      save.hidden = number === 0;
      save.textContent = number > 1 ? t('Spara ändringarna', 'Save the changes')
        : section ? t('Spara avsnittet', 'Save the section')
        : stance ? t('Spara hållningen', 'Save the stance')
        : comment ? t('Spara kommentaren', 'Save the comment')
        : lift ? t('Spara valet för rapporten', 'Save the choice for the report')
        : whole ? t('Spara för svaret i sin helhet', 'Save for the answer as a whole') : t('Spara rollen', 'Save the role');
      if (confirm) {
        confirm.hidden = section && stance;
        confirm.textContent = tags ? (role ? t('Spara allt', 'Save all') : t('Spara avsnitt och hållning', 'Save section and stance'))
          : number ? t(`${confirmed} och spara`, `${confirmed} and save`) : confirmed;
        confirm.classList.toggle('prim', number === 0);
      }
      // Enter in a field presses the button that stands first.
      const first = number || !confirm ? save : confirm;
      if (first.parentElement.firstElementChild !== first) first.parentElement.prepend(first);
    };
    label();
    decide.addEventListener('change', label);
    decide.addEventListener('input', label);
    addEventListener('pageshow', label);
  }

  // ---- nothing that is written is lost without a question -------------------
  const isText = field => field.matches('textarea, input:not([type]), input[type=text]') && field.name !== 'namn';
  const isChanged = field => (field.matches('select') ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.matches('[type=radio], [type=checkbox]') ? field.checked !== field.defaultChecked
    : field.value.replace(/\r\n?/g, '\n') !== field.defaultValue.replace(/\r\n?/g, '\n'));
  const named = field => (field.labels?.[0] ?? field).textContent.trim();
  const unsaved = (except = null) => all('main form[method=post], .reader form[method=post]').filter(form => form !== except).flatMap(form => {
    const fields = [...form.elements].filter(field => field.matches('textarea, input, select') && field.type !== 'hidden' && (isText(field) || form.matches('[data-decide]')) && field.name !== 'namn');
    const kept = form.matches('[data-unsaved]') ? fields.filter(field => isText(field) && field.value) : [];
    return [...new Set([...kept, ...fields.filter(isChanged)].map(named))];
  });
  let sent = false;
  document.addEventListener('submit', event => {
    const left = event.target.method === 'post' ? unsaved(event.target) : [];
    const question = english ? `Not saved yet: ${left.join(', ')}. Go on without saving it?` : `Inte sparat än: ${left.join(', ')}. Gå vidare utan att spara det?`;
    if (left.length && !confirm(question)) { event.preventDefault(); return; }
    sent = event.target.method === 'post';
  });
  addEventListener('beforeunload', event => { if (!sent && unsaved().length) event.preventDefault(); });
  addEventListener('pageshow', () => { sent = false; });

  function copy(text, told) {
    navigator.clipboard.writeText(text).then(
      () => tell(told ?? (english ? 'The quotation is copied with its source' : 'Citatet är kopierat med källa')),
      () => tell(english ? 'The browser did not allow copying' : 'Webbläsaren tillät inte kopiering'),
    );
  }

  // ---- files dropped on the form --------------------------------------------
  for (const form of all('[data-drop]')) {
    const input = one('input[type=file]', form);
    for (const name of ['dragover', 'dragleave', 'drop']) {
      form.addEventListener(name, event => {
        event.preventDefault();
        form.classList.toggle('over', name === 'dragover');
        if (name === 'drop' && event.dataTransfer.files.length) {
          input.files = event.dataTransfer.files;
          form.requestSubmit();
        }
      });
    }
  }

  // ---- progress ---------------------------------------------------------
  const progress = one('[data-events]');
  if (progress) {
    const source = new EventSource(progress.dataset.events);
    // What somebody is typing is not taken away when the run is over.
    let typed = false;
    addEventListener('input', () => { typed = true; });
    source.addEventListener('framsteg', event => {
      const state = JSON.parse(event.data);
      one('[data-progress-text]', progress).textContent = state.words;
      const bar = one('progress', progress);
      bar.max = Math.max(state.files, 1);
      bar.value = state.done;
      if (!state.running) { source.close(); if (!typed) location.reload(); }
    });
    addEventListener('pagehide', () => source.close());
  }

  // ---- keys: silent in fields, and can be switched off (WCAG 2.1.4) ------------
  const keysOn = () => localStorage.getItem('remiss-tangenter') !== 'av';
  const choice = one('#tangentval');
  if (choice) { choice.hidden = false; one('#tangenter-pa').checked = keysOn(); }
  const step = by => {
    const hits = all('.hit'), at = hits.findIndex(hit => hit.hasAttribute('aria-current'));
    const link = hits.length ? one('h2 a', hits[Math.min(Math.max(at + by, 0), hits.length - 1)]) : one(`.tools a[aria-label]:${by > 0 ? 'last-child' : 'nth-last-child(2)'}`);
    if (!link) return;
    if (hits.length && one('#f')) show(link.getAttribute('href')); else link.click();
  };
  const press = selector => () => one(selector)?.click();
  const keys = {
    '/': () => { const box = one('#q'); if (box) { box.focus(); box.select(); } else one('nav a[href^="/sok"]')?.click(); },
    j: () => step(1),
    k: () => step(-1),
    c: press('[data-copy]'),
    m: press('[data-matrix], nav a[href^="/matris"]'),
    g: press('.reader a[href^="/granska"]'),
    b: press('[data-confirm]'),
    s: press('[data-save]:not([hidden])'),
    u: press('.note.good [value=angra], .decideform [value=angra]'),
    a: () => one('#avsnitt-1')?.focus(),
    o: press('.tools a[href^="/original"]'),
    '?': press('.foot a[href$="#tangenter"]'),
  };
  // The stances by their number, in the order in which they are listed.
  const stand = number => {
    const list = one('#stallning'), option = [...list.options].filter(one => one.value)[number - 1];
    if (!option) return;
    list.value = option.value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
    tell(option.textContent.trim());
  };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keysOn()) return;
    if (event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select')) return;
    const act = keys[event.key] ?? (/^[1-9]$/.test(event.key) && one('#stallning') ? () => stand(event.key) : null);
    if (act) { event.preventDefault(); act(); }
  });

  // What was done is told also to those who do not see it: a page that is new
  // announces nothing of itself.
  const done = one(':is(.review, .remark) > .note[role=status] p, .review main .note[role=status] p');
  if (done) setTimeout(() => { one('#live').textContent = done.textContent.trim(); }, 300);

  settle();
  // A font that comes later moves the lines.
  document.fonts.ready.then(() => { if (wide()) settle(); });
})();
