// A button that copies what stands in another element, and says so to everyone.
(function () {
  'use strict';

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) {
      return;
    }
    const source = document.getElementById(button.dataset.copy);
    const said = document.getElementById(button.getAttribute('aria-describedby'));
    try {
      await navigator.clipboard.writeText(source.textContent);
      said.textContent = 'Copied.';
    } catch {
      // Without TLS browsers offer no clipboard; what is selected can still be copied by hand.
      window.getSelection().selectAllChildren(source);
      said.textContent = 'Selected; copy it with your keyboard.';
    }
  });

  // The button does nothing without this script, so it is there only with it.
  document.querySelectorAll('[data-copy]').forEach((button) => button.removeAttribute('hidden'));
})();
