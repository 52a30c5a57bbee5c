// Links and quotes to take along: the ¶ of a paragraph copies its address; a menu beside it, or at words that are selected, the
// words as a quotation with its citation. Without this script a ¶ is a link, and the rest is not there.
"use strict";
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const page = document.querySelector("link[rel=canonical]")?.href || location.href.replace(/#.*$/s, "");
  const status = make("p", { className: "copied", role: "status" });
  document.body.append(status);

  let clearing;
  const copy = async (said, text, html) => {
    const blob = (type, content) => ({ [type]: new Blob([content], { type }) });
    try {
      if (html && window.ClipboardItem) await navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", html) })]);
      else await navigator.clipboard.writeText(text);
    } catch { // no permission, or a page that is neither served by https nor opened from the disk
      said = `The browser does not let this page copy: ${text}`;
    }
    status.textContent = said;
    clearTimeout(clearing);
    clearing = setTimeout(() => { status.textContent = ""; }, 5000);
  };

  // Where words stand, and what the place is called in a citation.
  const block = (node) => (node.closest ? node : node.parentElement)?.closest(".body :is(p, div, h2, h3, h4, h5, h6)[id], .notes li[id]");
  const place = (of) => {
    if (of.matches("li")) return `n.${of.querySelector(".label").textContent}`;
    const [, prefix, number] = /^(?:(.+)-)?p(\d+(?:-\d+)?)$/.exec(of.id) || [];
    return number ? `${prefix ? `${prefix.replaceAll("-", " ")} ` : ""}¶ ${number}` : "";
  };
  const part = (name) => document.querySelector(`.cited-${name}`)?.textContent || "";
  const cited = (of, omitted) => { // all behind the name
    // Where the court numbers its paragraphs, or a list, "¶ 3" would be taken for that number.
    const pin = of.matches("li") || !document.querySelector("[data-number-on-hover]") ? place(of) : "";
    const joined = [part("name"), part("number").replace(/^, /, ""), pin].filter(Boolean).join(", ");
    const whole = [joined, part("court").trim(), omitted && `(footnote${omitted > 1 ? "s" : ""} omitted)`].filter(Boolean).join(" ");
    return whole.slice(part("name").length);
  };

  // An address of words: a text fragment where it finds them and nothing else.
  const LINES = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, pre, div, blockquote, summary, section, header, footer, nav";
  const lay = (range) => { // the page's text as browsers search it, a line for each block, and where in it the range lies
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let [text, start, end, line] = ["", -1, -1, null];
    const add = (piece) => { text += piece.replace(/\s+/g, " ").replace(/^ /, /\s$/.test(text) ? "" : " "); };
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const now = node.parentElement.closest("script, [popover], button, .pilcrow, .copied, .record") ? null : node.parentElement.closest(LINES);
      if (now !== line) text += "\n";
      line = now;
      if (!now) continue;
      const touched = range.intersectsNode(node);
      const from = touched && node === range.startContainer ? range.startOffset : 0;
      const to = touched && node === range.endContainer ? range.endOffset : node.length;
      add(node.data.slice(0, from));
      start = touched && start < 0 ? text.length : start;
      add(node.data.slice(from, to));
      end = touched ? text.length : end;
      add(node.data.slice(to));
    }
    start += text.slice(start, end).match(/^\s*/)[0].length;
    end = start + text.slice(start, end).trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(text[start])) start -= text.slice(0, start).match(/[\p{L}\p{N}]*$/u)[0].length; // browsers find whole words
    if (/[\p{L}\p{N}]/u.test(text[end - 1])) end += text.slice(end).match(/^[\p{L}\p{N}]*/u)[0].length;
    return [text, start, end];
  };
  const encode = (text) => encodeURIComponent(text.trim()).replace(/[-!'()*_~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const fragment = (range) => {
    const [text, start, end] = lay(range);
    const folded = text.toLowerCase();
    const words = text.slice(start, end);
    if (!words || folded.length !== text.length) return "";
    for (const whole of words.length > 100 ? [false, true] : [true]) { // the first and the last words say it shorter
      if (whole && (words.includes("\n") || words.length > 400)) break;
      const first = whole ? words : words.match(/^(?:\S+ ){0,5}\S+/)[0];
      const last = whole ? "" : words.match(/\S+(?: \S+){0,5}$/)[0];
      if (last && folded.indexOf(last.toLowerCase(), start + first.length) !== end - last.length) continue;
      for (const most of [0, 3, 6, 10]) { // words before and behind them, until there is no other such place
        const [before] = text.slice(Math.max(0, start - 300), start).match(new RegExp(`(?:\\S+ ){0,${most}}$`));
        const pattern = new RegExp(`^([^\\s\\p{L}\\p{N}]*)((?: \\S+){0,${most}})`, "u");
        const [behind, marks, next] = whole ? text.slice(end, end + 300).match(pattern) : ["", "", ""];
        const [at, sought] = [start - before.length, folded.slice(start - before.length, start + first.length + behind.length)];
        if (folded.indexOf(sought) !== at || folded.includes(sought, at + 1)) continue;
        return `:~:text=${[before && `${encode(before)}-`, encode(first + marks), encode(last), next && `-${encode(next)}`].filter(Boolean).join(",")}`;
      }
    }
    return "";
  };

  // Quotations.
  const html = {
    text: (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`),
    set: (name, words) => `<${name}>${words}</${name}>`,
    whole: (paragraphs, url, name, rest) => `<blockquote cite="${url}">${paragraphs.map((words) => `<p>${words.replaceAll("\n", "<br>")}</p>`).join("")}</blockquote>\n<p><a href="${url}">${name && `<i>${name}</i>`}${rest}</a></p>`,
  };
  // Stars stand only where they cannot be taken for anything else; until that is known, signs that no text has stand for them.
  const STARS = /(?<![\p{L}\p{N}\ue001*\\])(\ue000+)(\s*)([^\ue000\ue001]*[^\s\ue000\ue001\\*])(\s*)\ue001+(?![\p{L}\p{N}\ue000*])/gu;
  const markdown = {
    text: (words) => words.replace(/[\\`*_[\]<>#|{}$~^]|&(?=#?\w+;)/g, "\\$&"),
    set: (name, words) => (name === "b" ? `\ue000\ue000${words}\ue001\ue001` : `\ue000${words}\ue001`),
    star: (_, open, lead, core, tail) => `${lead}${"*".repeat(open.length)}${core}${"*".repeat(open.length)}${tail}`,
    line: (words) => words.replace(STARS, markdown.star).replace(/[\ue000\ue001]/g, "").replace(/^(\d+)(?=[.)])|^(?=[-+=:])/gm, "$1\\").replaceAll("\n", "  \n> "),
    whole: (paragraphs, url, name, rest) => `> ${paragraphs.map(markdown.line).join("\n>\n> ")}\n\n[${name && `*${name}*`}${rest}](${url})\n`,
  };
  const written = (node, form) => [...node.childNodes].map((child) => {
    if (child.nodeType === Node.TEXT_NODE) return form.text(child.data);
    if (child.nodeType !== Node.ELEMENT_NODE || child.matches("sup, .pilcrow, .page, button")) return "";
    const words = written(child, form);
    return words && child.matches("i, b, .underlined") ? form.set(child.matches("b") ? "b" : "i", words) : words;
  }).join("");
  const quote = ({ range, of, url }, form) => {
    let omitted = 0;
    const paragraphs = [...document.querySelectorAll(":is(.body, .notes) [data-words]")].flatMap((words) => {
      if (!range.intersectsNode(words)) return [];
      const inside = document.createRange();
      inside.selectNodeContents(words);
      if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
      const copied = inside.cloneContents();
      omitted += copied.querySelectorAll("sup").length;
      const parts = copied.querySelectorAll("p");
      return (parts.length ? [...parts] : [copied]).map((element) => written(element, form).trim()).filter(Boolean);
    });
    return form.whole(paragraphs, url, form.text(part("name")), form.text(cited(of, omitted)));
  };
  const frame = ({ range, of }) => {
    const size = `width="600" height="${Math.min(640, 200 + 26 * Math.ceil(range.toString().length / 62))}"`;
    const address = `${page.replace(/(?:\.html)?$/, ".embed.html")}#${of.id}`;
    return `<iframe src="${address}" title="${html.text(part("name") + cited(of, 0))}" ${size} loading="lazy"></iframe>`;
  };

  // The menu.
  for (const text of document.querySelectorAll(".cite .citation, .cite pre")) {
    const ariaLabel = `Copy ${text.ariaLabel?.replace("The", "the") || "the citation"}`;
    const onclick = () => copy("Citation copied", text.textContent, text.matches("p") ? text.innerHTML : "");
    const button = make("button", { type: "button", className: "copy", textContent: "Copy", ariaLabel, onclick });
    if (text.matches("p")) text.after(button); else text.previousElementSibling.append(button);
  }
  document.addEventListener("click", (event) => {
    const link = event.ctrlKey || event.metaKey || event.shiftKey ? null : event.target.closest("a.pilcrow");
    if (link) copy(`Link to ${place(block(link)) || "this passage"} copied`, page + link.hash);
  });

  const menu = make("div", { className: "share-menu", popover: "auto", role: "group", ariaLabel: "Link and quote" });
  if (!menu.showPopover) return;
  document.body.append(menu);
  const fill = (range, of, chosen) => {
    const found = chosen ? fragment(range) : "";
    const subject = { range: range.cloneRange(), of, url: `${page}#${of.id}${found}` };
    const to = found ? "these words" : place(of) || "this heading";
    const button = (textContent, said, written) => make("button", { type: "button", textContent, onclick: () => { menu.hidePopover(); copy(said, ...written()); } });
    menu.replaceChildren(
      button(`Copy link to ${to}`, `Link to ${to} copied`, () => [subject.url]),
      button("Copy quote, Markdown", "Quote copied as Markdown", () => [quote(subject, markdown)]),
      button("Copy quote, HTML", "Quote copied as HTML", () => [quote(subject, html), quote(subject, html)]),
      of.matches("h2, h3, h4, h5, h6") ? "" : button("Copy code to embed it", "Code to embed it copied", () => [frame(subject)]),
    );
  };
  const put = (box) => {
    const below = box.bottom + menu.offsetHeight + 8 < innerHeight;
    menu.style.left = `${scrollX + Math.max(8, Math.min(box.left, document.documentElement.clientWidth - menu.offsetWidth - 8))}px`;
    menu.style.top = `${scrollY + (below ? box.bottom + 4 : Math.max(4, box.top - menu.offsetHeight - 4))}px`;
  };
  const selected = () => (getSelection().isCollapsed ? null : getSelection().getRangeAt(0));
  for (const beside of document.querySelectorAll(".body .pilcrow, .notes li .back")) {
    const of = block(beside);
    const ariaLabel = `Quote or embed ${place(of).replace("¶", "paragraph").replace("n.", "footnote ") || "this passage"}`;
    const button = make("button", { type: "button", className: "share", textContent: "⋯", popoverTargetElement: menu, ariaLabel });
    button.addEventListener("click", () => {
      const whole = document.createRange();
      whole.selectNodeContents(of.matches("[data-words]") ? of : of.querySelector("[data-words]") || of);
      const own = selected() && block(selected().startContainer) === of;
      fill(own ? selected() : whole, of, own);
      requestAnimationFrame(() => put(button.getBoundingClientRect()));
    });
    if (beside.matches("a")) beside.after(button); else beside.append(button);
  }

  let [waiting, pressed, offered] = [0, false, null];
  const offer = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (pressed) return;
      const range = selected();
      const again = offered && range && ["START_TO_START", "END_TO_END"].every((ends) => range.compareBoundaryPoints(Range[ends], offered) === 0);
      offered = range && range.cloneRange(); // once for the same words: who closes the menu wants it closed
      const of = range && block(range.startContainer);
      if (!of || again) return;
      fill(range, of, true);
      if (!menu.matches(":popover-open")) menu.showPopover({ source: of.querySelector(".share") || undefined });
      put(range.getBoundingClientRect());
    }, 300);
  };
  const press = (event) => { pressed = event.type === "pointerdown"; offer(); };
  for (const name of ["pointerdown", "pointerup", "pointercancel"]) document.addEventListener(name, press, true);
  document.addEventListener("selectionchange", offer);
})();
