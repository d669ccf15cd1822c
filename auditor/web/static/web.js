'use strict';
document.documentElement.classList.add('js');
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
// theme: the system's, unless the reader chose
(() => {
  const b = $('[data-theme-button]'), root = document.documentElement; if (!b) return;
  b.hidden = false;
  try { const t = localStorage.getItem('theme'); if (t) root.dataset.theme = t; } catch (e) { /* private mode */ }
  b.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* private mode */ }
  });
})();
$$('[data-focus]').forEach((e) => e.focus());
$$('[data-copy]').forEach((b) => { b.hidden = false; });
document.addEventListener('click', async (e) => {
  const b = e.target.closest('[data-copy]'); if (!b) return;
  const text = b.dataset.copy; let ok = true;
  try { await navigator.clipboard.writeText(text); } catch (err) {
    const a = document.createElement('textarea'); a.value = text; document.body.append(a); a.select();
    ok = document.execCommand('copy'); a.remove();
  }
  const s = $('span', b), was = s.textContent;
  s.textContent = ok ? document.body.dataset.copied : document.body.dataset.pressCopy;
  setTimeout(() => { s.textContent = was; }, 1600);
});
// a file may be dropped on the field
for (const d of $$('[data-drop]')) {
  const f = $('input', d);
  d.addEventListener('dragover', (e) => { e.preventDefault(); d.classList.add('over'); });
  d.addEventListener('dragleave', () => d.classList.remove('over'));
  d.addEventListener('drop', (e) => { e.preventDefault(); d.classList.remove('over'); f.files = e.dataTransfer.files; f.dispatchEvent(new Event('change')); });
  // what is too large is told before it is sent
  f.addEventListener('change', () => {
    f.setCustomValidity(f.files[0] && f.files[0].size > Number(d.dataset.most) ? d.dataset.tooLarge : '');
    f.reportValidity();
  });
}
for (const form of $$('[data-sending]')) {
  const b = $('[type=submit]', form), s = $('span', b), was = s.textContent;
  form.addEventListener('submit', () => { s.textContent = form.dataset.sending; setTimeout(() => { b.disabled = true; }); });
  addEventListener('pageshow', () => { s.textContent = was; b.disabled = false; });
}
// progress: by events, else by asking every two seconds; the page itself is loaded again when the check is done
(() => {
  const main = $('[data-progress]'); if (!main) return;
  let said = 0, asking = 0;
  function show(p) {
    if (p.state === 'done' || p.state === 'failed' || p.state === 'gone') { location.reload(); return; }
    const put = (name, text) => { const e = $(`[data-${name}]`); if (e && e.textContent !== text) e.textContent = text; };
    const bar = $('progress'); bar.value = Math.max(bar.value, p.percent);
    put('pct', `${bar.value}\u00a0%`); put('left', p.left_words); put('queue', p.queue_words);
    put('links', `${p.links.done} / ${p.links.all}`); put('docs', `${p.documents.read} / ${p.documents.known}`);
    put('found', String(p.findings));
    put('stage', p.stage); $('[data-stage]').hidden = !p.stage;
    const list = $('[data-hosts]');
    list.replaceChildren(...p.waiting_for.map((h) => {
      const li = document.createElement('li'), code = document.createElement('code'), small = document.createElement('small');
      code.textContent = h.host; small.textContent = h.words; li.append(code, small); return li;
    }));
    $('[data-nothing]').hidden = p.found.length > 0 || !p.links.done;
    $('[data-feed]').replaceChildren(...p.found.map((one) => {
      const li = document.createElement('li'), div = document.createElement('div'), small = document.createElement('small'), code = document.createElement('code');
      code.textContent = one.url; small.append(code); div.append(one.words, small);
      li.innerHTML = '<svg class="i e" aria-hidden="true"><use href="#i-error"/></svg>'; li.append(div); return li;
    }));
    if (p.percent >= said + 10) { said = p.percent; put('say', `${p.percent}\u00a0%`); }
  }
  function ask() {
    if (asking) return;
    asking = setInterval(async () => {
      try { show(await (await fetch(main.dataset.progress)).json()); } catch (e) { /* the next try may fare better */ }
    }, 2000);
  }
  if (!window.EventSource) { ask(); return; }
  const events = new EventSource(main.dataset.events);
  events.onmessage = (e) => show(JSON.parse(e.data));
  events.onerror = () => { if (events.readyState === EventSource.CLOSED) ask(); };
})();
