// Shows the ways that need a passkey only where the browser knows them, and says so when a key does not answer.
(function () {
  "use strict";
  if (window.PublicKeyCredential) {
    document.querySelectorAll("[data-passkeys]").forEach(function (element) { element.hidden = false; });
  }
  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failure]").forEach(function (element) { element.hidden = false; });
  });
})();
