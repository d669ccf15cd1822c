'use strict';
(() => {
  const on = (s) => document.querySelector(s), all = (s) => [...document.querySelectorAll(s)];
  const desk = on('.desk'), keys = on('#keys'), places = desk || on('main');
  const button = on('[data-keys-button]');
  if (button && keys) { button.hidden = false; button.addEventListener('click', () => keys.showModal()); }
  const current = on('.fq[aria-current]'), queue = on('[data-queue]');
  if (current && queue) queue.scrollTop = current.offsetTop - queue.offsetTop - queue.clientHeight / 3;
  // a picture that could not be made
  for (const figure of all('[data-figure]')) {
    const image = figure.querySelector('img'), none = figure.querySelector('[data-no-picture]');
    const gone = () => { for (const one of figure.children) one.hidden = one !== none; };
    image.addEventListener('error', gone);
    if (image.complete && !image.naturalWidth) gone();
  }
  // several findings at once
  const ticks = on('[data-all-ticks]');
  if (ticks) {
    ticks.hidden = false;
    ticks.querySelector('input').addEventListener('change', (e) => {
      all('input[name=finding]').forEach((one) => { one.checked = e.target.checked; });
    });
  }
  // a decision: all but «it stands» want a reason
  const form = on('[data-decide]'), because = form && form.querySelector('[data-because]');
  let wanted = null;
  if (form) {
    form.addEventListener('submit', (e) => {
      const verb = e.submitter ? e.submitter.value : '';
      if (verb !== 'confirm' && !because.value.trim()) {
        e.preventDefault(); wanted = e.submitter;
        because.setCustomValidity(because.dataset.asked || ' '); because.reportValidity(); because.focus();
        return;
      }
      // the button's own value is taken along only while it can be pressed
      setTimeout(() => all('[data-decide] button').forEach((one) => { one.disabled = true; }));
    });
    because.addEventListener('input', () => because.setCustomValidity(''));
    addEventListener('pageshow', () => all('[data-decide] button').forEach((one) => { one.disabled = false; }));
  }
  const go = (name) => { const to = places && places.dataset[name]; if (to) location.href = to; };
  const press = (code) => {
    const one = form && form.querySelector(`[data-key=${code}]`); if (!one) return;
    if (code === 'Digit1') { one.click(); return; }
    wanted = one; because.focus();
  };
  const undo = () => { const one = on('[data-undo] button'); if (one) one.click(); };
  const open = () => { const one = on('[data-open]'); if (one) one.click(); };
  const search = () => { const one = on('[data-search]'); if (one) one.focus(); };
  document.addEventListener('keydown', (e) => {
    if (e.code === 'Enter' && (e.ctrlKey || e.metaKey) && e.target === because) {
      e.preventDefault(); form.requestSubmit(wanted || form.querySelector('[value=accept]')); return;
    }
    if (e.code === 'Escape' && e.target === because) { because.blur(); wanted = null; return; }
    if (e.target.matches('input:not([type=checkbox]),textarea,select') || on('dialog[open]') || e.ctrlKey || e.metaKey || e.altKey) return;
    const act = {
      KeyJ: () => go(e.shiftKey ? 'townNext' : 'next'), KeyK: () => go(e.shiftKey ? 'townPrevious' : 'previous'),
      Digit1: () => press('Digit1'), Digit2: () => press('Digit2'), Digit3: () => press('Digit3'), Digit4: () => press('Digit4'),
      KeyZ: undo, KeyO: open, Slash: () => (e.shiftKey ? keys && keys.showModal() : search()),
    }[e.code];
    if (act && !e.repeat) { e.preventDefault(); act(); }
  });
})();
