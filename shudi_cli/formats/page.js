"use strict";
(() => {
  const find = document.querySelector(".find");
  const input = find.querySelector("input");
  const said = find.querySelector("output");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  const groups = [...document.querySelectorAll("tbody")].map((body) => {
    const domain = body.querySelector(".band")?.textContent ?? "";
    const rows = [...body.querySelectorAll("tr:not(.band):not(.more)")].map((row) => {
      const lines = [row];
      while (lines.at(-1).nextElementSibling?.matches(".more")) lines.push(lines.at(-1).nextElementSibling);
      return { lines, text: fold([domain, ...lines.map((line) => line.textContent)].join(" ")) };
    });
    return { body, rows };
  });
  const narrow = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { body, rows } of groups) {
      let any = false;
      for (const { lines, text } of rows) {
        const fits = words.every((word) => text.includes(word));
        for (const line of lines) line.hidden = !fits;
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
