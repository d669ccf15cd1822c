'use strict';
document.documentElement.classList.add('js');
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = document.body.dataset; // the page's language stands in data-, this script has none
const plain = (s) => s.replace(/[\u00a0\u202f]/g, ' ').replace(/\u0451/g, '\u0435').toLowerCase().trim();
// theme: the system's, unless the reader chose
(() => {
  const b = $('[data-theme-button]'), root = document.documentElement; if (!b) return;
  try { const t = localStorage.getItem('theme'); if (t === 'dark' || t === 'light') root.dataset.theme = t; } catch (e) { /* private mode */ }
  b.addEventListener('click', () => {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch (e) { /* private mode */ }
  });
})();
// copy: works from a file too, where the clipboard API may be missing
document.addEventListener('click', async (e) => {
  if (e.target.closest('[data-print]')) print();
  const b = e.target.closest('[data-copy]'); if (!b) return;
  const text = b.dataset.copy; let ok = true;
  try { await navigator.clipboard.writeText(text); } catch (err) {
    const a = document.createElement('textarea'); a.value = text; document.body.append(a); a.select();
    ok = document.execCommand('copy'); a.remove();
  }
  const s = $('span', b); b.dataset.was = b.dataset.was || s.textContent;
  s.textContent = ok ? words.copied : words.pressCopy; setTimeout(() => { s.textContent = b.dataset.was; }, 1600);
});
