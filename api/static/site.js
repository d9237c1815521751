// What makes the pages more comfortable; every one of them works without it. Times become relative, the search box
// suggests, filters apply without a reload, and a report that has to be mended is shown at its fault.
(() => {
  "use strict";
  const language = document.documentElement.lang;

  // "25 November 2026, 14:05 UTC" becomes "2 hours ago"; the exact time stays in the title.
  const steps = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];
  const relative = (root) => {
    const format = new Intl.RelativeTimeFormat(language === "ar" ? "ar-u-nu-latn" : language, { numeric: "auto" });
    for (const time of root.querySelectorAll("time[data-moment]")) {
      const seconds = (Date.parse(time.dateTime) - Date.now()) / 1000;
      const step = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ["minute", 60];
      time.title = time.title || time.textContent;
      time.textContent = format.format(Math.round(seconds / step[1]), step[0]);
    }
  };

  // A combobox by the ARIA Authoring Practices: the list below follows what is typed; arrows choose, Enter goes there.
  const suggest = (input) => {
    const list = document.createElement("ul");
    list.className = "suggestions";
    list.id = `${input.id}-suggestions`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
    input.after(list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    let at = -1, asked = "", timer = 0;
    const show = (open) => {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) choose(-1);
    };
    const choose = (next) => {
      at = next;
      [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    const fill = (items) => {
      list.replaceChildren(...items.map(({ link, label, kind, detail }, index) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${index}`;
        item.setAttribute("role", "option");
        const name = document.createElement("bdi");
        name.textContent = label;
        const about = document.createElement("small");
        about.textContent = detail ? `${kind} · ${detail}` : kind;
        item.append(name, about);
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => location.assign(link));
        item.dataset.link = link;
        return item;
      }));
      show(items.length > 0 && document.activeElement === input);
    };
    const ask = async () => {
      const text = input.value.trim();
      asked = text;
      if (!text) return show(false);
      try {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
        const { items } = await answer.json();
        if (asked === text) fill(items);
      } catch {
        show(false);
      }
    };
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener("blur", () => show(false));
    input.addEventListener("keydown", (event) => {
      const { length } = list.children;
      if (event.isComposing) return;
      if (event.key === "Escape" && !list.hidden) { show(false); event.preventDefault(); }
      else if (event.key === "ArrowDown" && length) { show(true); choose((at + 1) % length); event.preventDefault(); }
      else if (event.key === "ArrowUp" && length) { show(true); choose((at + length - (at < 0 ? 0 : 1)) % length); event.preventDefault(); }
      else if (event.key === "Enter" && at >= 0 && !list.hidden) { location.assign(list.children[at].dataset.link); event.preventDefault(); }
    });
    show(false);
  };

  // Lists: a filter, an order or a page is fetched and put in place. Whatever goes wrong, the browser goes there itself.
  const inPlace = () => {
    const opened = (root) => [...root.querySelectorAll(".filters details")];
    const load = async (url, push) => {
      const browse = document.getElementById("browse");
      browse.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(url, { headers: { accept: "text/html" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("browse");
        if (!next) throw new Error("no list");
        const was = new Map(opened(document).map((details) => [details.id || details.parentElement.id + "+", details.open]));
        for (const details of opened(next)) {
          const key = details.id || details.parentElement.id + "+";
          if (was.has(key)) details.open = was.get(key);
        }
        const focused = document.activeElement?.closest("#browse") ? document.activeElement : null;
        const place = focused?.closest("[id]")?.id;
        const label = focused?.querySelector("bdi")?.textContent;
        if (push) history.pushState(null, "", url);
        document.title = page.title;
        for (const link of page.querySelectorAll(".editions a")) {
          const mine = document.querySelector(`.editions a[hreflang="${link.hreflang}"]`);
          if (mine) mine.href = link.getAttribute("href");
        }
        browse.replaceWith(document.importNode(next, true));
        ready(document.getElementById("browse"));
        const again = place && label && [...document.querySelectorAll(`#${CSS.escape(place)} a`)].find((link) => link.querySelector("bdi")?.textContent === label);
        if (again) again.focus();
        else if (focused) document.querySelector("#results h1").focus();
      } catch {
        location.assign(url);
      }
    };
    document.addEventListener("click", (event) => {
      const link = event.target.closest("#browse .filters a, #browse .chips a, #browse .orders a");
      if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      load(link.href, true);
    });
    addEventListener("popstate", () => { if (document.getElementById("browse")) load(location.href, false); });
  };

  // Keys of the curators' queue; they work only while the focus is in the list or in the decision, so that nobody who
  // speaks or types sets anything off.
  const keys = () => {
    const queue = document.getElementById("queue");
    const decision = document.getElementById("decide")?.closest("section");
    document.addEventListener("keydown", (event) => {
      const { key, target } = event;
      const types = target.matches("textarea, select, input:not([type=checkbox])");
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || types) return;
      if (key === "?" && (queue?.contains(target) || decision?.contains(target))) document.getElementById("keys")?.showModal();
      else if (queue?.contains(target) && "jkxo".includes(key)) {
        const rows = [...queue.children];
        const at = rows.indexOf(target.closest("li"));
        if (key === "x") rows[at].querySelector("input").click();
        else if (key === "o") rows[at].querySelector("a").click();
        else rows[at + (key === "j" ? 1 : -1)]?.querySelector("a").focus();
      } else {
        const wanted = { a: "ACCEPT", r: "REQUEST_CHANGES", c: "comment" }[key];
        const button = wanted && decision?.contains(target) && document.querySelector(`[data-key="${wanted}"]`);
        if (!button) return;
        (key === "c" ? document.getElementById("comment") : button.form?.querySelector("textarea, input[type=text]"))?.focus();
        if (key === "a") button.focus();
      }
      event.preventDefault();
    });
    // The part of the page, not its first button: a key too many must decide nothing.
    if (decision && !document.getElementById("faults")) decision.tabIndex = -1;
    (queue?.querySelector("a") ?? decision)?.focus({ preventScroll: true });
  };

  const ready = (root) => {
    relative(root);
    root.querySelectorAll("input[data-suggest]").forEach(suggest);
    root.querySelector("#results h1")?.setAttribute("tabindex", "-1");
  };

  ready(document);
  if (document.getElementById("browse")) inPlace();
  if (document.querySelector("#queue, #decide")) keys();
  document.getElementById("faults")?.focus();
})();
