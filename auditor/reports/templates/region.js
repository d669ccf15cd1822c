(() => {
  const heat = $('#heat'), body = $('tbody', heat), peek = $('#peek'), heads = $$('.pos th', heat), rule = $('#rule');
  const rank = { mend: 0, empty: 1, expert: 2, ready: 3, none: 4 };
  const place = (tr, i) => rank[$$('.k', tr)[i].dataset.v];
  function sort(key) {
    const rows = [...body.rows];
    rows.sort((a, b) => (key === 'name' ? a.dataset.name.localeCompare(b.dataset.name, document.documentElement.lang)
      : key === 'risk' ? b.dataset.risk - a.dataset.risk : place(a, +key) - place(b, +key)));
    body.append(...rows);
    for (const h of heads) {
      const b = $('button', h); h.removeAttribute('aria-sort');
      if (b && b.dataset.sort === key) h.setAttribute('aria-sort', key === 'risk' ? 'descending' : 'ascending');
    }
  }
  function tell(k) {
    const td = k.closest('td'), tr = td.parentNode, i = [...tr.cells].indexOf(td), word = $('.vh', k).textContent;
    peek.replaceChildren(Object.assign(document.createElement('b'), { textContent: $('.n', tr).textContent.trim() }),
      ` · ${heads[i].title} — ${word}${k.dataset.w ? `: ${k.dataset.w}` : ''}`);
  }
  function mark(name) {
    rule.value = name;
    for (const k of $$('.k', heat)) k.classList.toggle('off', !!name && !(k.dataset.rules || '').split(' ').includes(name));
    $$('[data-fault]').forEach((b) => b.setAttribute('aria-pressed', b.dataset.fault === name));
  }
  for (const event of ['mouseover', 'focusin']) heat.addEventListener(event, (e) => { const k = e.target.closest('.k'); if (k) tell(k); });
  $$('.k', heat).forEach((k, i) => { k.tabIndex = i ? -1 : 0; });
  heat.addEventListener('keydown', (e) => {
    const k = e.target.closest('.k'); if (!k) return;
    const td = k.closest('td'), tr = td.parentNode, i = [...tr.cells].indexOf(td), rows = [...body.rows].filter((r) => !r.hidden), j = rows.indexOf(tr);
    const to = { ArrowLeft: tr.cells[i - 1], ArrowRight: tr.cells[i + 1], ArrowUp: rows[j - 1] && rows[j - 1].cells[i], ArrowDown: rows[j + 1] && rows[j + 1].cells[i] }[e.key];
    const n = to && $('.k', to); if (n) { e.preventDefault(); k.tabIndex = -1; n.tabIndex = 0; n.focus(); }
  });
  $('#order').addEventListener('change', (e) => sort(e.target.value));
  rule.addEventListener('change', (e) => mark(e.target.value));
  $('#q').addEventListener('input', (e) => {
    const q = plain(e.target.value); let n = 0;
    for (const r of body.rows) { r.hidden = !plain($('.n', r).textContent).includes(q); n += !r.hidden; }
    $('.count').textContent = words.shown.replace('{n}', n).replace('{all}', body.rows.length);
  });
  document.addEventListener('click', (e) => {
    const b = e.target.closest('[data-sort]'), o = e.target.closest('[data-only]'), f = e.target.closest('[data-fault]');
    if (b) sort(b.dataset.sort);
    if (o) { heat.className = `heat${o.dataset.only ? ` only-${o.dataset.only}` : ''}`; $$('[data-only]').forEach((x) => x.setAttribute('aria-pressed', x === o)); }
    if (f) mark(f.getAttribute('aria-pressed') === 'true' ? '' : f.dataset.fault);
  });
})();
