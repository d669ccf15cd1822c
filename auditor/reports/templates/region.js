(() => {
  const heat = $('#heat'), body = $('tbody', heat), peek = $('#peek'), heads = $$('.pos th', heat), rule = $('#rule'), order = $('#order'), find = $('#q');
  const state = { v: '', rule: '', sort: '', q: '' };
  const rank = { mend: 0, empty: 1, expert: 2, ready: 3, none: 4 };
  const place = (tr, i) => rank[$$('.k', tr)[i].dataset.v];
  const names = new Intl.Collator(document.documentElement.lang);
  const options = (s) => [...s.options].map((o) => o.value);
  const known = { v: (x) => $$('[data-only]').some((b) => b.dataset.only === x), rule: (x) => options(rule).includes(x),
    sort: (x) => options(order).includes(bare(x)) || (/^-?\d+$/.test(x) && +bare(x) < heads.length - 2), q: () => true };
  function bare(x) { return x.replace(/^-/, ''); } // "-name" is the other way round
  function sort() {
    const key = bare(state.sort || 'risk'), way = state.sort.startsWith('-') ? -1 : 1, rows = [...body.rows];
    const worse = (tr) => +(tr.dataset.change || 0);
    const named = (a, b) => names.compare(a.dataset.name, b.dataset.name);
    rows.sort((a, b) => way * ({ name: named(a, b), risk: b.dataset.risk - a.dataset.risk, worse: worse(b) - worse(a) }[key] ?? place(a, +key) - place(b, +key)) || named(a, b));
    body.append(...rows);
    for (const h of heads) {
      const b = $('button', h); h.removeAttribute('aria-sort');
      if (b && b.dataset.sort === key) h.setAttribute('aria-sort', (key === 'risk') === (way > 0) ? 'descending' : 'ascending');
    }
    if (way > 0 && options(order).includes(key)) order.value = key; else order.selectedIndex = -1;
  }
  function tell(k) {
    const td = k.closest('td'), tr = td.parentNode, i = [...tr.cells].indexOf(td), word = $('.vh', k).textContent;
    peek.replaceChildren(Object.assign(document.createElement('b'), { textContent: $('.n', tr).textContent.trim() }),
      ` · ${heads[i].title} — ${word}${k.dataset.w ? `: ${k.dataset.w}` : ''}`);
  }
  function show(push) {
    const q = plain(state.q); let n = 0;
    for (const r of body.rows) { r.hidden = !plain(r.dataset.name).includes(q); n += !r.hidden; }
    $('.count').textContent = words.shown.replace('{n}', n).replace('{all}', body.rows.length);
    rule.value = state.rule; if (find.value !== state.q) find.value = state.q;
    for (const k of $$('.k', heat)) k.classList.toggle('off', (!!state.v && k.dataset.v !== state.v) || (!!state.rule && !(k.dataset.rules || '').split(' ').includes(state.rule)));
    $$('[data-fault]').forEach((b) => b.setAttribute('aria-pressed', b.dataset.fault === state.rule));
    $$('[data-only]').forEach((b) => b.setAttribute('aria-pressed', b.dataset.only === state.v));
    if (!push) return;
    const u = `${new URLSearchParams(Object.entries(state).filter((e) => e[1]))}`;
    try { history.replaceState(null, '', u ? `#?${u}` : location.pathname + location.search); } catch (e) { /* some browsers forbid it to files */ }
  }
  function read() {
    const told = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
    for (const k of Object.keys(state)) { const x = told.get(k) || ''; state[k] = x && known[k](x) ? x : ''; }
    sort();
    show(false);
  }
  const set = (key, value) => { state[key] = value; if (key === 'sort') sort(); show(true); };
  for (const event of ['mouseover', 'focusin']) heat.addEventListener(event, (e) => { const k = e.target.closest('.k'); if (k) tell(k); });
  $$('a.k', heat).forEach((k, i) => { k.tabIndex = i ? -1 : 0; });
  heat.addEventListener('keydown', (e) => {
    const k = e.target.closest('.k'); if (!k || e.ctrlKey || e.metaKey || e.altKey) return;
    const td = k.closest('td'), tr = td.parentNode, i = [...tr.cells].indexOf(td), rows = [...body.rows].filter((r) => !r.hidden), j = rows.indexOf(tr), last = tr.cells.length - 2;
    const to = { ArrowLeft: tr.cells[i - 1], ArrowRight: tr.cells[i + 1], ArrowUp: rows[j - 1] && rows[j - 1].cells[i], ArrowDown: rows[j + 1] && rows[j + 1].cells[i], Home: tr.cells[1], End: tr.cells[last] }[e.key];
    const n = to && $('.k', to); if (n) { e.preventDefault(); k.tabIndex = -1; n.tabIndex = 0; n.focus(); }
  });
  order.addEventListener('change', () => set('sort', order.value));
  rule.addEventListener('change', () => set('rule', rule.value));
  find.addEventListener('input', () => set('q', find.value));
  document.addEventListener('click', (e) => {
    const b = e.target.closest('[data-sort]'), o = e.target.closest('[data-only]'), f = e.target.closest('[data-fault]');
    if (b) set('sort', (state.sort || 'risk') === b.dataset.sort ? `-${b.dataset.sort}` : b.dataset.sort);
    if (o) set('v', o.dataset.only);
    if (f) set('rule', f.getAttribute('aria-pressed') === 'true' ? '' : f.dataset.fault);
  });
  document.addEventListener('keydown', (e) => {
    if (e.target.matches('input,select,textarea') || e.ctrlKey || e.metaKey || e.altKey || e.code !== 'Slash') return;
    e.preventDefault(); find.focus();
  });
  addEventListener('hashchange', () => { if (location.hash.startsWith('#?')) read(); });
  read();
})();
