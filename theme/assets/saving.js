/* What is saved as a file of the reader: its download, and cells of CSV that no spreadsheet runs. */
(() => {
  "use strict";

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** A number as it is; a text that a spreadsheet would take for a formula is kept as text, as in csv_text.py. */
  function cell(value) {
    if (typeof value === "number") return String(value);
    const safe = /^['=+\-@\t\r\n＝＋－＠]/u.test(value) && !/^[-+]?[\d.,]+%?$/.test(value) ? `'${value}` : value;
    return /[",\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** Rows as a file that Excel knows for UTF-8. */
  const csv = (rows) => new Blob([`\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`], { type: "text/csv" });

  window.tdSaving = { save, csv };
})();
