// Only while a project is edited (thidua serve): reloads the page when it changes, where the reader was, and says what
// is wrong with the files. Never part of a built site.
(function () {
  "use strict";
  var own = document.currentScript.dataset;
  var key = "thidua-live:" + location.pathname;

  function comeBack() {
    var kept = sessionStorage.getItem(key);
    if (kept === null) return;
    var place = JSON.parse(kept);
    function scroll() { window.scrollTo({ left: place[0], top: place[1], behavior: "instant" }); }
    scroll();
    window.addEventListener("load", function () {
      scroll();
      sessionStorage.removeItem(key);
    });
  }

  function reload() {
    sessionStorage.setItem(key, JSON.stringify([window.scrollX, window.scrollY]));
    location.reload();
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function strip(wrong) {
    var old = document.querySelector(".td-live");
    if (old) old.remove();
    if (!wrong.length) return;
    var made = element("aside", "td-live");
    made.setAttribute("role", "status");
    made.appendChild(element("p", "td-live__title", "Tệp đang có lỗi; trang là bản tốt gần nhất."));
    var list = element("ul", "td-live__list");
    wrong.slice(0, 20).forEach(function (one) {
      var item = element("li", "");
      if (one[0]) item.appendChild(element("code", "", one[0]));
      item.appendChild(document.createTextNode((one[0] ? " " : "") + one[1]));
      list.appendChild(item);
    });
    if (wrong.length > 20) list.appendChild(element("li", "", "… còn " + (wrong.length - 20) + " chỗ nữa"));
    made.appendChild(list);
    document.body.appendChild(made);
  }

  comeBack();
  var asked = "?file=" + encodeURIComponent(own.file) + "&made=" + encodeURIComponent(own.made);
  var events = new EventSource("/__thidua__/events" + asked);
  events.addEventListener("wrong", function (event) { strip(JSON.parse(event.data)); });
  events.addEventListener("reload", reload);
  window.addEventListener("pagehide", function () { events.close(); });
})();
