(() => {
  const form = $('.filters form'), items = $$('.pos'), count = $('.count'), none = $('.none');
  const state = { v: '', rule: '', block: '', q: '' };
  const read = () => new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
  const clear = () => { Object.keys(state).forEach((k) => { state[k] = ''; }); };
  for (const [k, v] of read()) if (k in state) state[k] = v;
  function show(push) {
    let n = 0; const q = plain(state.q);
    for (const p of items) {
      const on = (!state.v || p.dataset.v === state.v) && (!state.rule || p.dataset.rules.split(' ').includes(state.rule))
        && (!state.block || p.closest('.block').dataset.block === state.block) && (!q || plain(p.textContent).includes(q));
      p.hidden = !on; n += on;
      const a = $(`.map a[href="#${p.id}"]`); if (a) a.classList.toggle('off', !on);
    }
    for (const b of $$('.block')) b.hidden = !$('.pos:not([hidden])', b);
    for (const b of $$('[data-v][aria-pressed]')) b.setAttribute('aria-pressed', b.dataset.v === state.v);
    form.rule.value = state.rule; form.block.value = state.block; if (form.q.value !== state.q) form.q.value = state.q;
    count.textContent = words.shown.replace('{n}', n).replace('{all}', items.length); none.hidden = n > 0;
    if (push) {
      const u = `${new URLSearchParams(Object.entries(state).filter((e) => e[1]))}`;
      try { history.replaceState(null, '', u ? `#?${u}` : location.pathname + location.search); } catch (e) { /* some browsers forbid it to files */ }
    }
  }
  function reveal(id) {
    const at = id && document.getElementById(id), p = at && at.closest('.pos'); if (!p) return false;
    p.open = true; if (p.hidden) { clear(); show(true); }
    at.scrollIntoView(); return true;
  }
  document.addEventListener('click', (e) => {
    const v = e.target.closest('[data-v][aria-pressed]');
    if (v) { state.v = state.v === v.dataset.v ? '' : v.dataset.v; show(true); }
    if (e.target.closest('[data-reset]')) { clear(); show(true); }
    const all = e.target.closest('[data-all]');
    if (all) {
      const on = all.getAttribute('aria-pressed') !== 'true';
      all.setAttribute('aria-pressed', on); all.textContent = on ? words.closeAll : words.openAll; items.forEach((p) => { p.open = on; });
    }
    const a = e.target.closest('a[href^="#p-"],a[href^="#f-"]');
    if (a) reveal(a.getAttribute('href').slice(1));
  });
  form.addEventListener('input', (e) => { if (e.target.name) { state[e.target.name] = e.target.value; show(true); } });
  form.addEventListener('submit', (e) => e.preventDefault());
  document.addEventListener('keydown', (e) => {
    if (e.target.matches('input,select,textarea') || e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.code === 'Slash') { e.preventDefault(); form.q.focus(); }
  });
  const opened = new Set();
  addEventListener('beforeprint', () => $$('details').forEach((p) => { if (!p.open) { opened.add(p); p.open = true; } }));
  addEventListener('afterprint', () => { opened.forEach((p) => { p.open = false; }); opened.clear(); });
  addEventListener('hashchange', () => reveal(location.hash.slice(1)));
  show(false);
  reveal(location.hash.slice(1));
})();
