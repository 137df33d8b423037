/*
 * Sets the reader's text size and contrast before the first paint; no module, no defer.
 * The choice stays on the phone: localStorage, else sessionStorage, else the window's name,
 * which lasts for the visit where an in-app browser refuses storage.
 */
(function () {
  "use strict";
  var KEY = "site-display";
  var root = document.documentElement;

  function stores() {
    return ["localStorage", "sessionStorage"].reduce(function (found, name) {
      try {
        window[name].setItem(KEY + "-test", "1");
        window[name].removeItem(KEY + "-test");
        found.push(window[name]);
      } catch (refused) { /* this browser keeps nothing */ }
      return found;
    }, []);
  }

  function read() {
    var store = stores()[0];
    if (store) return store.getItem(KEY) || "";
    return window.name.indexOf(KEY + "=") === 0 ? window.name.slice(KEY.length + 1) : "";
  }

  function write(choice) {
    var store = stores()[0];
    if (store) store.setItem(KEY, choice);
    else window.name = KEY + "=" + choice;
  }

  function apply(choice) {
    var parts = choice.split(",");
    ["large", "larger"].indexOf(parts[0]) >= 0
      ? root.setAttribute("data-text-size", parts[0])
      : root.removeAttribute("data-text-size");
    parts[1] === "high"
      ? root.setAttribute("data-contrast", "high")
      : root.removeAttribute("data-contrast");
  }

  window.siteDisplay = {
    size: function () { return root.getAttribute("data-text-size") || "normal"; },
    contrast: function () { return root.getAttribute("data-contrast") || "normal"; },
    choose: function (size, contrast) {
      apply(size + "," + contrast);
      write(size + "," + contrast);
    }
  };
  apply(read());
})();
