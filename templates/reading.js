// Footnotes without leaving one's place: a mark opens its note in one shared popover, or points at it where it stands beside
// the text. Without this script a mark is a link to its note, and the note has a link back.
"use strict";
(() => {
  const wide = matchMedia("(min-width: 80rem)");
  const outline = document.querySelector(".outline details");
  const unfold = () => { outline.open = wide.matches; };
  if (outline) { unfold(); wide.addEventListener("change", unfold); }

  const popover = document.createElement("aside");
  if (!popover.showPopover) return;
  popover.popover = "auto";
  popover.className = "note-popover";
  popover.tabIndex = -1;
  document.body.append(popover);
  let mark = null; // whose note is shown
  let pressed = null; // whose note was shown when the pointer went down: a second press on its mark closes it

  const fill = (note) => {
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".back").forEach((link) => link.remove());
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll("[data-note]").forEach((element) => element.removeAttribute("data-note"));
    const there = document.createElement("a");
    there.href = `#${note.id}`;
    there.textContent = `Go to footnote ${note.querySelector(".label").textContent}`;
    there.className = "there";
    popover.setAttribute("aria-label", mark.getAttribute("aria-label"));
    popover.replaceChildren(...copy.childNodes, there);
  };

  document.addEventListener("pointerdown", () => { pressed = popover.matches(":popover-open") ? mark : null; }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const again = pressed && pressed === link;
    pressed = null;
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link && popover.contains(link)) popover.hidePopover();
    else if (link && link.getAttribute("role") === "doc-noteref") show(event, link, again);
  });

  const show = (event, link, again) => {
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return;
    event.preventDefault();
    if (getComputedStyle(note).position === "absolute") {
      note.tabIndex = -1;
      note.focus();
    } else if (!again) {
      mark = link;
      mark.focus({ preventScroll: true }); // where Escape leads back to
      fill(note);
      popover.showPopover({ source: link });
      popover.scrollTop = 0;
      popover.focus({ preventScroll: true });
    }
  };
  document.addEventListener("keydown", (event) => {
    const note = event.key === "Escape" && document.activeElement.closest(".notes li[data-note]");
    const back = note && note.querySelector("[role=doc-backlink]");
    if (back) document.getElementById(decodeURIComponent(back.hash.slice(1))).focus({ preventScroll: true });
  });
})();
