// Runs before anything is drawn, so that no page flashes in the other colours.
(function () {
  'use strict';
  const key = 'thinkwatt-theme';
  const system = window.matchMedia('(prefers-color-scheme: dark)');

  function chosen() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function remember(theme) {
    try {
      // Choosing what the system has anyway means following it again.
      if (theme === fromSystem()) {
        localStorage.removeItem(key);
      } else {
        localStorage.setItem(key, theme);
      }
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }

  function fromSystem() {
    return system.matches ? 'dark' : 'light';
  }

  function show(theme) {
    document.documentElement.setAttribute('data-bs-theme', theme);
    const button = document.getElementById('theme');
    if (button) {
      button.setAttribute('aria-pressed', String(theme === 'dark'));
    }
  }

  function current() {
    return document.documentElement.getAttribute('data-bs-theme');
  }

  show(chosen() || fromSystem());
  system.addEventListener('change', () => show(chosen() || fromSystem()));
  document.addEventListener('DOMContentLoaded', () => {
    show(current());
    document.getElementById('theme')?.addEventListener('click', () => {
      const next = current() === 'dark' ? 'light' : 'dark';
      remember(next);
      show(next);
    });
  });
})();
