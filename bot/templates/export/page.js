"use strict";
(() => {
  const LISTED = 60; // results shown at once
  const AROUND = 90; // characters of a paragraph before the first word found, and twice as many after it
  const PAUSE = 120; // milliseconds without a key before it is searched
  const by = (id) => document.getElementById(id);
  const form = by("search"), query = by("query"), results = by("results"), found = by("found");
  const status = by("status"), told = by("told"), theme = by("theme");
  const texts = [...document.querySelectorAll(".para")];

  // Folding: compatibility forms and accents taken apart and dropped, small letters, plain quotes and dashes.
  // ``at`` tells where in the text each folded character comes from.
  const known = new Map();
  const PLAIN = { "‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"' };
  const SAME = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };
  function letter(char) {
    let folded = known.get(char);
    if (folded === undefined) {
      folded = (PLAIN[char] || char).normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200f]/gu, "").toLowerCase();
      folded = folded.replace(/[‐-―−]/g, "-").replace(/[ßæœøłđðþı]/g, (c) => SAME[c]).replace(/\s/g, " ");
      known.set(char, folded);
    }
    return folded;
  }
  function fold(text) {
    let folded = "";
    const at = [];
    for (let i = 0; i < text.length;) {
      const char = String.fromCodePoint(text.codePointAt(i));
      const plain = letter(char);
      for (let k = 0; k < plain.length; k++) at.push(i);
      folded += plain;
      i += char.length;
    }
    at.push(text.length);
    return { folded, at };
  }

  let index = null;
  function read() {
    index = index || texts.map((para) => {
      const text = para.querySelector(".text");
      return { id: para.id, node: text, where: text.dataset.cite, text: text.textContent, ...fold(text.textContent) };
    });
    return index;
  }

  // Words to look for; those in quotation marks stand together.
  function terms(typed) {
    const folded = fold(typed).folded.trim();
    const parts = [...folded.matchAll(/"([^"]+)"?|([^\s"]+)/g)].map((m) => (m[1] || m[2]).trim().replace(/\s+/g, " "));
    return [...new Set(parts)].filter((part) => /[\p{L}\p{N}]/u.test(part));
  }

  const WORD = /[\p{L}\p{N}]/u;
  function places(text, term) {
    const spots = [];
    const open = WORD.test(term[0]); // a word is found where a word begins
    for (let i = text.indexOf(term); i >= 0; i = text.indexOf(term, i + 1)) {
      if (!open || i === 0 || !WORD.test(text[i - 1])) spots.push([i, i + term.length]);
    }
    return spots;
  }

  function search(wanted) {
    const hits = [];
    for (const entry of read()) {
      const spots = [];
      let all = true;
      for (const term of wanted) {
        const here = places(entry.folded, term);
        if (!here.length) { all = false; break; }
        spots.push(...here);
      }
      if (all) hits.push({ entry, spots: merged(spots, entry.at) });
    }
    return hits;
  }

  // Stretches of the text itself, in order, those that touch made one.
  function merged(spots, at) {
    const sorted = spots.map(([a, b]) => [at[a], at[b]]).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    const kept = [];
    for (const [a, b] of sorted) {
      const last = kept[kept.length - 1];
      if (last && a <= last[1]) last[1] = Math.max(last[1], b);
      else kept.push([a, b]);
    }
    return kept;
  }

  function item({ entry, spots }) {
    const { text } = entry;
    let from = Math.max(0, spots[0][0] - AROUND), to = Math.min(text.length, spots[0][0] + 2 * AROUND);
    if (from > 0) from = text.indexOf(" ", from) + 1;
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), spots[0][1]);
    const link = document.createElement("a");
    link.href = `#${entry.id}`;
    const where = document.createElement("span");
    where.className = "where";
    where.textContent = entry.where;
    const words = document.createElement("bdi");
    words.append(from > 0 ? "… " : "");
    let last = from;
    for (const [a, b] of spots) {
      if (a >= to) break;
      if (b <= from) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(Math.max(a, from), b);
      words.append(text.slice(last, Math.max(a, from)), mark);
      last = b;
    }
    words.append(text.slice(last, Math.max(last, to)), to < text.length ? " …" : "");
    link.append(where, words);
    const line = document.createElement("li");
    line.append(link);
    return line;
  }

  // What is found is marked in the text without touching it, where the browser can.
  function highlight(hits) {
    if (!window.CSS || !CSS.highlights || !window.Highlight) return;
    const ranges = [];
    for (const { entry, spots } of hits.slice(0, 1000)) {
      const nodes = document.createTreeWalker(entry.node, NodeFilter.SHOW_TEXT);
      let begin = 0;
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        const end = begin + node.length;
        for (const [a, b] of spots) {
          if (a < end && b > begin) {
            const range = new Range();
            range.setStart(node, Math.max(0, a - begin));
            range.setEnd(node, Math.min(node.length, b - begin));
            ranges.push(range);
          }
        }
        begin = end;
      }
    }
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
    else CSS.highlights.delete("found");
  }

  function show() {
    const wanted = terms(query.value);
    if (!wanted.length) { close(); highlight([]); return; }
    const hits = search(wanted);
    const { none, one, many, shown } = status.dataset;
    results.hidden = false; // before anything is told: what is hidden is not read out
    const count = hits.length === 0 ? none : hits.length === 1 ? one : many.replace("%d", hits.length);
    status.textContent = hits.length > LISTED ? `${count}; ${shown.replace("%d", LISTED)}` : count;
    found.replaceChildren(...hits.slice(0, LISTED).map(item));
    results.scrollTop = 0;
    highlight(hits);
  }
  function close() { results.hidden = true; }

  let waiting = 0;
  query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, PAUSE); });
  query.addEventListener("focus", () => { setTimeout(read, 0); if (terms(query.value).length) show(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    show();
    const first = found.querySelector("a");
    if (first && !results.hidden) first.focus();
  });
  found.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });

  document.addEventListener("keydown", (event) => {
    const inField = event.target === query;
    if (event.key === "/" && !form.hidden && !inField && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (event.key === "Escape" && (inField || !results.hidden)) {
      if (results.hidden) query.value = "";
      close();
      if (!query.value) highlight([]);
      query.focus();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !results.hidden) {
      const links = [...found.querySelectorAll("a")];
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = links.indexOf(document.activeElement) + step;
      if (!inField && !links.includes(document.activeElement)) return;
      event.preventDefault();
      if (next < 0) query.focus();
      else if (links[next]) links[next].focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!results.hidden && !results.contains(event.target) && !form.contains(event.target)) close();
  });

  // A click on a ¶ copies its link.
  let fading = 0;
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "unseen";
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".pilcrow");
    if (!link || !(await copy(link.href))) return;
    told.textContent = told.dataset.copied;
    told.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { told.hidden = true; }, 1600);
  });

  // The theme: as the system, light, dark; remembered where the browser allows it.
  const THEMES = ["auto", "light", "dark"];
  function stored() { try { return localStorage.getItem("theme"); } catch { return null; } }
  function dress(name) {
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    by("theme-name").textContent = theme.title = theme.dataset[name];
    try { localStorage.setItem("theme", name); } catch { /* a page from a file may not be allowed to */ }
  }
  let current = THEMES.includes(stored()) ? stored() : "auto";
  theme.addEventListener("click", () => { dress(current = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length]); });
  dress(current);
  theme.hidden = false;

  // "reader.html?find=two words" opens with that search. A single answer is not worth searching.
  form.hidden = !by("contents");
  const asked = new URLSearchParams(location.search).get("find");
  if (asked && !form.hidden) { query.value = asked; show(); }
})();
