'use strict';
document.documentElement.classList.add('js');
const $ = (s, r = document) => r.querySelector(s), $$ = (s, r = document) => [...r.querySelectorAll(s)];
const words = document.body.dataset; // the page's language stands in data-, this script has none
const plain = (s) => s.replace(/[\u00a0\u202f]/g, ' ').toLowerCase().replace(/\u0451/g, '\u0435').trim();
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
// buttons that only a script can serve are made by it
function button(kind, label) {
  const b = document.createElement('button'), use = document.createElementNS('http://www.w3.org/2000/svg', 'use'), icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  use.setAttribute('href', '#i-copy'); icon.setAttribute('class', 'i'); icon.setAttribute('aria-hidden', 'true'); icon.append(use);
  b.type = 'button'; b.className = `btn sm ${kind}`; b.append(icon, Object.assign(document.createElement('span'), { textContent: label }));
  return b;
}
$$('code[data-copy]').forEach((code) => code.after(button('', words.copy)));
// copy: works from a file too, where the clipboard API may be missing
async function copy(b, text) {
  let ok = true;
  try { await navigator.clipboard.writeText(text); } catch (err) {
    const a = document.createElement('textarea'); a.value = text; document.body.append(a); a.select();
    ok = document.execCommand('copy'); a.remove(); b.focus();
  }
  const s = $('span', b); b.dataset.was = b.dataset.was || s.textContent;
  s.textContent = ok ? words.copied : words.pressCopy; setTimeout(() => { s.textContent = b.dataset.was; }, 1600);
}
document.addEventListener('click', (e) => {
  if (e.target.closest('[data-print]')) print();
  const b = e.target.closest('.copy .btn'); if (b) copy(b, $('code', b.parentNode).textContent);
});
