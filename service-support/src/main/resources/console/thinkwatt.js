// What htmx does not do by itself: the token, fields that are wrong or not any more, errors as alerts, cards of services that do not answer, the end of a session.
(function () {
  'use strict';

  document.addEventListener('htmx:configRequest', (event) => {
    // With this, the sign-in answers "signed out" instead of sending a script to another site.
    event.detail.headers['X-Requested-With'] = 'JavaScript';
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token && event.detail.verb !== 'get') {
      event.detail.headers[token.dataset.header] = token.content;
    }
  });

  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.successful) {
      markFields();
      return;
    }
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (status === 401 || status === 499) {
      window.location.reload();
    } else if (event.detail.elt.hasAttribute('data-status')) {
      showNotRunning(event.detail.elt);
    } else {
      showAlert(event.detail.xhr);
    }
  });

  document.addEventListener('click', (event) => {
    event.target.closest('[data-close]')?.closest('[data-alert]')?.remove();
  });

  // Who types what is asked beside a choice chooses that.
  document.addEventListener('input', (event) => {
    const choice = document.getElementById(event.target.dataset?.picks ?? '');
    if (choice) {
      choice.checked = true;
    }
  });

  // A field is wrong as long as something is said about it, which answers put beside it and take away.
  function markFields() {
    document.querySelectorAll('.tw-wrong[id]').forEach((said) => {
      const field = said.closest('.tw-field, td');
      field?.classList.toggle('tw-field-wrong', !said.hidden);
      field?.querySelectorAll(`:is(input, select, textarea)[aria-describedby~="${CSS.escape(said.id)}"]`)
        .forEach((input) => said.hidden ? input.removeAttribute('aria-invalid') : input.setAttribute('aria-invalid', 'true'));
    });
  }

  function showNotRunning(card) {
    const words = document.getElementById('not-running');
    card.replaceChildren(words.content.cloneNode(true));
  }

  function showAlert(xhr) {
    const answer = new DOMParser().parseFromString(xhr ? xhr.responseText : '', 'text/html');
    const alert = answer.querySelector('[data-alert]') || unanswered();
    const alerts = document.getElementById('alerts');
    alerts.replaceChildren(document.importNode(alert, true));
    alerts.scrollIntoView({ block: 'nearest' });
  }

  function unanswered() {
    const alert = document.createElement('div');
    alert.className = 'alert alert-danger tw-alert';
    alert.setAttribute('data-alert', '');
    const title = document.createElement('strong');
    title.textContent = 'No answer';
    alert.append(title, ' The service did not answer, so it is not known whether anything was changed. Load the page again to see.');
    return alert;
  }
})();
