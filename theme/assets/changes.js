/* Narrows the list of changes to a school, a cluster, a kind of change; the choice stands in the address. */
(() => {
  "use strict";
  const form = document.querySelector("[data-td-changes]");
  const choices = [...form.querySelectorAll("select")];
  const items = [...document.querySelectorAll(".td-changes > li")];
  const days = [...document.querySelectorAll(".td-changes-day")];
  const onward = [...document.querySelectorAll("a[data-td-carry]")].map((link) => [link, link.getAttribute("href")]);

  /** What the address asks for; what the page does not offer as a choice is asked for all the same. */
  function read() {
    const asked = new URLSearchParams(location.search);
    for (const choice of choices) {
      const value = asked.get(choice.name) ?? "";
      if (value && ![...choice.options].some((option) => option.value === value)) choice.add(new Option(value, value));
      choice.value = value;
    }
  }

  function show() {
    const wanted = choices.filter((choice) => choice.value);
    let shown = 0;
    for (const item of items) {
      const fits = wanted.every((choice) => item.getAttribute(`data-td-${choice.name}`).split(" ").includes(choice.value));
      item.classList.toggle("td-filtered", !fits);
      shown += fits ? 1 : 0;
    }
    for (const day of days) day.classList.toggle("td-filtered", !day.querySelector("li:not(.td-filtered)[data-td-loai]"));
    form.querySelector("output").value = wanted.length ? `${shown} trong ${items.length} mục của trang này` : "";
    const query = new URLSearchParams(wanted.map((choice) => [choice.name, choice.value])).toString();
    for (const [link, address] of onward) link.setAttribute("href", query ? `${address}?${query}` : address);
    return query;
  }

  form.addEventListener("change", () => {
    const query = show();
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  read();
  show();
  form.hidden = false;
})();
