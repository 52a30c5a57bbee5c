// Links and quotes to take along: the ¶ of a paragraph copies its address, a menu beside it, or at words that are selected,
// the words as a quotation with its citation. Without this script a ¶ is a link, and the rest is not there.
"use strict";
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const canonical = document.querySelector("link[rel=canonical]");
  const page = canonical ? canonical.href : location.href.replace(/#.*$/s, "");
  const part = (name) => (document.querySelector(`.cited-${name}`) || { textContent: "" }).textContent;
  const status = make("p", { className: "copied" });
  status.setAttribute("role", "status");
  document.body.append(status);

  const copy = async (said, text, html) => {
    const type = (of, content) => ({ [of]: new Blob([content], { type: of }) });
    try {
      if (html && window.ClipboardItem) await navigator.clipboard.write([new ClipboardItem({ ...type("text/plain", text), ...type("text/html", html) })]);
      else await navigator.clipboard.writeText(text);
    } catch { // a page that is neither served by https nor opened from the disk
      const area = make("textarea", { value: text, className: "unseen" });
      document.body.append(area);
      area.select();
      if (!document.execCommand("copy")) said = `The browser does not let this page copy: ${text}`;
      area.remove();
    }
    status.textContent = said;
    setTimeout(() => { if (status.textContent === said) status.textContent = ""; }, 4000);
  };

  // --- where words stand ---------------------------------------------------------------------------------------

  const block = (node) => (node.closest ? node : node.parentElement)?.closest(".body :is(p, div, h2, h3, h4, h5, h6)[id], .notes li[id]");
  const place = (of) => {
    const [, prefix, number] = /^(?:(.+)-)?p(\d+(?:-\d+)?)$/.exec(of.id) || [];
    if (of.matches("li")) return `n.${of.querySelector(".label").textContent}`;
    return number ? `${prefix ? `${prefix.replaceAll("-", " ")} ` : ""}¶ ${number}` : "";
  };
  // Where the court numbers its paragraphs, or a list, "¶ 3" would be taken for that number.
  const pin = (of) => (of.matches("li") || !document.querySelector("[data-number-on-hover]") ? place(of) : "");
  const cited = (of, omitted) => {
    const number = [part("number") || (part("name") ? "" : " "), pin(of)].filter((piece) => piece.trim()).join(", ");
    const joined = !part("number") && part("name") && number ? `, ${number}` : number;
    return `${joined}${part("court")}${omitted ? ` (footnote${omitted > 1 ? "s" : ""} omitted)` : ""}`;
  };

  // --- an address of words: a text fragment where it finds them, and nothing else ------------------------------

  const lines = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, pre, div, blockquote, summary, section, header, footer, nav";
  const lay = (range) => { // the page as browsers search it: a line for each block; what stands behind the text is found later
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let [text, start, end, line] = ["", -1, -1, null];
    const add = (piece) => { text += /\s$/.test(text) || !text ? piece.replace(/\s+/g, " ").trimStart() : piece.replace(/\s+/g, " "); };
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("script, [popover], button, .pilcrow, .copied, .record")) { line = null; continue; }
      const now = node.parentElement.closest(lines);
      if (now !== line) text += "\n";
      line = now;
      if (!range.intersectsNode(node)) { add(node.data); continue; }
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      add(node.data.slice(0, from));
      if (start < 0) start = text.length;
      add(node.data.slice(from, to));
      end = text.length;
      add(node.data.slice(to));
    }
    const letter = /[\p{L}\p{N}]/u;
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    while (start > 0 && letter.test(text[start - 1]) && letter.test(text[start])) start -= 1;
    while (end < text.length && letter.test(text[end]) && letter.test(text[end - 1])) end += 1;
    return [text, start, end];
  };
  const encode = (text) => encodeURIComponent(text).replace(/[-!'()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const fragment = (range) => {
    const [text, start, end] = lay(range);
    const low = text.toLowerCase();
    const words = text.slice(start, end);
    if (!words || low.length !== text.length) return "";
    const long = words.length > 100 || words.includes("\n");
    const first = long ? words.match(/^(?:\S+ ){0,5}\S+/)[0] : words;
    const last = long ? words.match(/\S+(?: \S+){0,5}$/)[0] : "";
    if (long && (first.length + last.length >= words.length || low.indexOf(last.toLowerCase(), start + first.length) !== end - last.length)) return "";
    for (const most of [0, 3, 6, 10]) {
      const before = text.slice(0, start).match(new RegExp(`(?:[^\\s]+ ){0,${most}}$`))[0];
      const at = start - before.length;
      const sought = low.slice(at, start + first.length);
      if (low.indexOf(sought) !== at || low.includes(sought, at + 1)) continue;
      return `:~:text=${before && `${encode(before.trim())}-,`}${encode(first)}${last && `,${encode(last)}`}`;
    }
    return "";
  };

  // --- quotations ----------------------------------------------------------------------------------------------

  const html = {
    text: (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`),
    set: (name, words) => `<${name}>${words}</${name}>`,
    whole: (paragraphs, url, name, rest) => `<blockquote cite="${url}">${paragraphs.map((words) => `<p>${words.replaceAll("\n", "<br>")}</p>`).join("")}</blockquote>\n<p><a href="${url}"><i>${name}</i>${rest}</a></p>`,
  };
  const markdown = {
    text: (words) => words.replace(/[\\`*_[\]<>#|{}$~^]|&(?=#?\w+;)/g, "\\$&"),
    set: (name, words) => ({ i: "\ue000", b: "\ue000\ue000" }[name] + words + { i: "\ue001", b: "\ue001\ue001" }[name]),
    // stars only where they cannot be taken for anything else
    stars: (words) => words.replace(/(?<![\p{L}\p{N}\ue001*\\])(\ue000+)(\s*)([^\ue000\ue001]*[^\s\ue000\ue001\\*])(\s*)\ue001+(?![\p{L}\p{N}\ue000*])/gu, (_, open, lead, core, tail) => `${lead}${"*".repeat(open.length)}${core}${"*".repeat(open.length)}${tail}`).replace(/[\ue000\ue001]/g, ""),
    whole: (paragraphs, url, name, rest) => {
      const quoted = paragraphs.map((words) => markdown.stars(words).replace(/^(\d+)(?=[.)])|^(?=[-+=:])/gm, "$1\\").replaceAll("\n", "  \n> "));
      return `> ${quoted.join("\n>\n> ")}\n\n[${name && `*${name}*`}${rest}](${url})\n`;
    },
  };
  const written = (node, form) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return form.text(child.data);
    if (child.nodeType !== Node.ELEMENT_NODE || child.matches("sup, .pilcrow, .page, button")) return "";
    const words = written(child, form);
    return words && child.matches("i, b, .underlined") ? form.set(child.matches("b") ? "b" : "i", words) : words;
  }).join("");
  const quote = (subject, form) => {
    let omitted = 0;
    const paragraphs = [...document.querySelectorAll(":is(.body, .notes) [data-words]")].filter((words) => subject.range.intersectsNode(words)).flatMap((words) => {
      const inside = document.createRange();
      inside.selectNodeContents(words);
      if (subject.range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(subject.range.startContainer, subject.range.startOffset);
      if (subject.range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(subject.range.endContainer, subject.range.endOffset);
      const copied = inside.cloneContents();
      omitted += copied.querySelectorAll("sup").length;
      const parts = copied.querySelectorAll("p");
      return (parts.length ? [...parts] : [copied]).map((element) => written(element, form).trim()).filter(Boolean);
    });
    return form.whole(paragraphs, subject.url(), form.text(part("name")), form.text(cited(subject.block, omitted)));
  };
  const frame = (subject) => {
    const height = 150 + 26 * (2 + Math.ceil(subject.range.toString().length / 62));
    const name = html.text(`${part("name")}${cited(subject.block, 0)}`);
    return `<iframe src="${page.replace(/(?:\.html)?$/, ".embed.html")}#${subject.block.id}" title="${name}" width="600" height="${Math.min(height, 640)}" loading="lazy"></iframe>`;
  };

  // --- the menu ------------------------------------------------------------------------------------------------

  const menu = make("div", { className: "share-menu", popover: "auto" });
  if (!menu.showPopover) return;
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", "Link and quote");
  document.body.append(menu);
  let subject = null;
  const about = (range, of, selected) => {
    const found = selected ? fragment(range) : "";
    subject = { range: range.cloneRange(), block: of, url: () => `${page}#${of.id}${found}` };
    const to = found ? "these words" : place(of) || "this heading";
    const buttons = [
      [`Copy link to ${to}`, () => copy(`Link to ${to} copied`, subject.url())],
      ["Copy quote, Markdown", () => copy("Quote copied as Markdown", quote(subject, markdown))],
      ["Copy quote, HTML", () => copy("Quote copied as HTML", quote(subject, html), quote(subject, html))],
      ...(of.matches("h2, h3, h4, h5, h6") ? [] : [["Copy code to embed it", () => copy("Code to embed it copied", frame(subject))]]),
    ];
    menu.replaceChildren(...buttons.map(([textContent, action]) => make("button", { type: "button", textContent, onclick: () => { menu.hidePopover(); action(); } })));
  };
  const put = (box) => {
    menu.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - menu.offsetWidth - 8)) + scrollX}px`;
    menu.style.top = `${(box.bottom + menu.offsetHeight + 8 < innerHeight ? box.bottom + 4 : Math.max(4, box.top - menu.offsetHeight - 4)) + scrollY}px`;
  };
  const selected = () => { const now = getSelection(); return now.rangeCount && !now.isCollapsed ? now.getRangeAt(0) : null; };
  for (const beside of document.querySelectorAll(".body .pilcrow, .notes li .back")) {
    const of = block(beside);
    const button = make("button", { type: "button", className: "share", textContent: "⋯", popoverTargetElement: menu });
    button.setAttribute("aria-label", `Quote or embed ${place(of).replace("¶", "paragraph").replace("n.", "footnote ")}`);
    button.addEventListener("click", () => {
      const words = document.createRange();
      words.selectNodeContents(of.matches("[data-words]") ? of : of.querySelector("[data-words]") || of);
      const own = selected();
      about(own && block(own.startContainer) === of ? own : words, of, own && block(own.startContainer) === of);
      requestAnimationFrame(() => put(button.getBoundingClientRect()));
    });
    if (beside.matches("a")) beside.after(button); else beside.append(button);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.pilcrow");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    copy(`Link to ${place(block(link)) || "this passage"} copied`, `${page}${link.hash}`);
  });

  let [waiting, down] = [0, false];
  const offer = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const range = selected();
      const of = range && block(range.startContainer);
      if (!of || down || menu.contains(document.activeElement)) return;
      about(range, of, true);
      if (!menu.matches(":popover-open")) menu.showPopover({ source: of.querySelector(".share") || undefined });
      put(range.getBoundingClientRect());
    }, 300);
  };
  document.addEventListener("selectionchange", offer);
  document.addEventListener("pointerdown", () => { down = true; }, true);
  for (const up of ["pointerup", "pointercancel"]) document.addEventListener(up, () => { down = false; offer(); }, true);

  for (const text of document.querySelectorAll(".cite .citation, .cite pre")) {
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy ${text.getAttribute("aria-label") || "the citation"}`);
    button.addEventListener("click", () => copy("Citation copied", text.textContent, text.matches("p") ? text.innerHTML : undefined));
    text.after(button);
  }
})();
