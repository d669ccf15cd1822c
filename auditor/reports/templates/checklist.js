(() => {
  const form = $('.filters form'), items = $$('.pos'), count = $('.count'), none = $('.none');
  const blocks = $$('.block').map((b) => ({ b, card: $('.card', b), items: $$('.pos', b) }));
  for (const fd of $$('.fd:not(.acc)')) {
    const b = button('quiet remark', words.remark), more = $('.more', fd);
    if (more) more.append(b); else ($('.grid > div', fd) || fd).append(Object.assign(document.createElement('div'), { className: 'more' })), $('.more', fd).append(b);
  }
  const state = { v: '', rule: '', block: '', sort: '', q: '' };
  const said = new Map(items.map((p) => [p, plain(p.textContent)]));
  const clear = () => { Object.keys(state).forEach((k) => { if (k !== 'sort') state[k] = ''; }); };
  const known = { v: (x) => !!$(`[data-v="${CSS.escape(x)}"][aria-pressed]`), sort: (x) => x === 'risk' || x === 'since',
    rule: (x) => [...form.rule.options].some((o) => o.value === x), block: (x) => [...form.block.options].some((o) => o.value === x), q: () => true };
  function read() {
    const told = new URLSearchParams(location.hash.startsWith('#?') ? location.hash.slice(2) : '');
    for (const k of Object.keys(state)) { const x = told.get(k) || ''; state[k] = x && known[k](x) ? x : ''; }
  }
  let sorted = '';
  function sort() {
    if (sorted === state.sort) return;
    sorted = state.sort;
    const weigh = { risk: (p) => +p.dataset.risk * (p.dataset.v === 'ready' || p.dataset.v === 'expert' ? 0 : 1), since: (p) => Date.parse(p.dataset.since) || 0 }[sorted];
    const most = (list) => Math.max(...list.map(weigh));
    const by = (a, b) => weigh(b) - weigh(a); // a stable sort: equals stay in the order of the form
    for (const { card, items: own } of blocks) card.append(...(weigh ? [...own].sort(by) : own));
    none.before(...(weigh ? [...blocks].sort((a, b) => most(b.items) - most(a.items)) : blocks).map((one) => one.b));
  }
  function show(push) {
    let n = 0; const q = plain(state.q);
    for (const p of items) {
      const on = (!state.v || p.dataset.v === state.v) && (!state.rule || p.dataset.rules.split(' ').includes(state.rule))
        && (!state.block || p.closest('.block').dataset.block === state.block) && (!q || said.get(p).includes(q));
      p.hidden = !on; n += on;
      const a = $(`.map a[href="#${p.id}"]`); if (a) a.classList.toggle('off', !on);
    }
    for (const b of $$('.block')) b.hidden = !$('.pos:not([hidden])', b);
    for (const b of $$('[data-v][aria-pressed]')) b.setAttribute('aria-pressed', b.dataset.v === state.v);
    for (const k of ['rule', 'block', 'sort', 'q']) if (form[k].value !== state[k]) form[k].value = state[k];
    count.textContent = words.shown.replace('{n}', n).replace('{all}', items.length); none.hidden = n > 0;
    sort();
    if (push) {
      const u = `${new URLSearchParams(Object.entries(state).filter((e) => e[1]))}`;
      try { history.replaceState(null, '', u ? `#?${u}` : location.pathname + location.search); } catch (e) { /* some browsers forbid it to files */ }
    }
  }
  function reveal(id) {
    const at = id && document.getElementById(id), p = at && at.closest('.pos'); if (!p) return false;
    p.open = true; if (p.hidden) { clear(); show(false); }
    at.scrollIntoView(); $('summary', p).focus({ preventScroll: true }); return true;
  }
  function all(on) {
    const b = $('[data-all]');
    b.setAttribute('aria-pressed', on); b.textContent = on ? words.closeAll : words.openAll; items.forEach((p) => { p.open = on; });
  }
  // a remark as one would write it into a letter
  function remark(fd) {
    const text = (s) => { const x = $(s, fd); return x ? x.textContent.replace(/\s+/g, ' ').trim() : ''; };
    const p = fd.closest('.pos'), url = $('.links .url', p), cite = text('blockquote cite'), quote = text('blockquote');
    const own = $(':scope > p.url', fd) || (url && $$('.links .url', p).length === 1 ? url : null);
    const said = cite ? quote.slice(0, quote.length - cite.length).trim() + ` (${cite})` : quote;
    return [`${$('.code', p).lastChild.textContent.trim()} ${$('.name', p).textContent.trim()}`, text('h3'), said, text('.do'), own ? own.textContent.trim() : ''].filter(Boolean).join('\n');
  }
  function look(shot) {
    const d = $('#page'), own = $('img', shot), from = shot.dataset.wholeOf && $(`#${shot.dataset.wholeOf} .shot`);
    const img = Object.assign(document.createElement('img'), { src: shot.dataset.whole || (from && from.dataset.whole) || own.src, alt: own.alt });
    $('#dt').textContent = shot.dataset.title; $('.paper', d).replaceChildren(img); d.showModal();
  }
  document.addEventListener('click', (e) => {
    const on = (s) => e.target.closest(s), v = on('[data-v][aria-pressed]'), shot = on('.shot'), r = on('.remark'), a = on('a[href^="#p-"],a[href^="#f-"]');
    if (v) { state.v = state.v === v.dataset.v ? '' : v.dataset.v; show(true); }
    if (on('[data-reset]')) { clear(); show(true); }
    if (on('[data-all]')) all(on('[data-all]').getAttribute('aria-pressed') !== 'true');
    if (shot) look(shot);
    if (r) copy(r, remark(r.closest('.fd')));
    if (on('[data-keys]')) $('#keys').showModal();
    if (on('[data-close]') || e.target.matches('dialog')) e.target.closest('dialog').close();
    if (a) reveal(a.getAttribute('href').slice(1));
  });
  form.addEventListener('input', (e) => { if (e.target.name) { state[e.target.name] = e.target.value; show(true); } });
  form.addEventListener('submit', (e) => e.preventDefault());
  function step(way) {
    const shown = items.filter((p) => !p.hidden).sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1)), now = document.activeElement.closest('.pos'), at = shown.indexOf(now);
    const next = shown[at < 0 ? (way > 0 ? 0 : shown.length - 1) : at + way]; if (next) { $('summary', next).focus(); next.scrollIntoView({ block: 'nearest' }); }
  }
  // by the place of the key: letters of a Russian keyboard are others
  document.addEventListener('keydown', (e) => {
    if (e.target.matches('input,select,textarea') || e.ctrlKey || e.metaKey || e.altKey || $('dialog[open]')) return;
    const tile = /^(?:Digit|Numpad)([0-4])$/.exec(e.code), tiles = $$('.tile');
    if (e.code === 'Slash' && e.shiftKey) { e.preventDefault(); $('#keys').showModal(); }
    else if (e.code === 'Slash') { e.preventDefault(); form.q.focus(); }
    else if (e.code === 'KeyJ') step(1);
    else if (e.code === 'KeyK') step(-1);
    else if (e.code === 'KeyE') all($('[data-all]').getAttribute('aria-pressed') !== 'true');
    else if (e.code === 'KeyP') print();
    else if (tile) { state.v = tile[1] === '0' ? '' : tiles[tile[1] - 1].dataset.v; show(true); }
  });
  const opened = new Set();
  addEventListener('beforeprint', () => {
    $$('details:not(.why)').forEach((p) => { if (!p.open) { opened.add(p); p.open = true; } });
    $$('.shot img').forEach((i) => { i.loading = 'eager'; });
  });
  addEventListener('afterprint', () => { opened.forEach((p) => { p.open = false; }); opened.clear(); });
  addEventListener('hashchange', () => { if (location.hash.startsWith('#?')) { read(); show(false); } else reveal(location.hash.slice(1)); });
  read(); show(false);
  reveal(location.hash.slice(1));
})();
