"use strict";
(() => {
  const find = document.querySelector(".find");
  const input = find.querySelector("input");
  const said = find.querySelector("output");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const groups = [...document.querySelectorAll("tbody")].map((body) => ({
    body,
    rows: [...body.querySelectorAll("tr:not(.band)")].map((row) => ({ row, text: fold(row.textContent) })),
  }));
  const narrow = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { body, rows } of groups) {
      let any = false;
      for (const { row, text } of rows) {
        const fits = words.every((word) => text.includes(word));
        row.hidden = !fits;
        any ||= fits;
        count += fits ? 1 : 0;
      }
      body.hidden = !any;
    }
    said.textContent = words.length ? `${count} 项` : "";
  };
  find.hidden = false;
  input.addEventListener("input", narrow);
})();
