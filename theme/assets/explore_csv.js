/* The rows of the table of all targets as a file: all pages of what is shown, in the order in which it is shown. */
(() => {
  "use strict";
  const HEAD = ["Mã chỉ tiêu", "Minh họa", "Năm đầu", "Năm cuối", "Tổ chức", "Cụm, khối", "Chủ đề", "Chỉ tiêu", "Đối tượng", "Danh hiệu", "Mức", "So với hướng dẫn", "Kết quả", "Số đạt", "Mẫu số", "Tỷ lệ (%)", "Đánh giá", "Hạn báo cáo", "Trang", "Tệp", "Dòng trong tệp", "Lần sửa cuối (git)", "Ngày sửa cuối"];

  function line(row, { settings, word, root }) {
    const { content, at } = row;
    const { plans, rows } = content;
    const plan = rows.plan[at];
    const named = (kind, places) => places.map((place) => content[kind][place][1]).join("; ");
    return [
      `${plans.id[plan]}#${rows.target[at]}`, content.sample ? "MINH HỌA" : "", rows.first[at], rows.last[at],
      named("bodies", plans.bodies[plan]), named("clusters", plans.clusters[plan]), named("themes", plans.themes[plan]),
      word(row, "statement"), word(row, "population"), named("awards", rows.awards[at]), word(row, "asked"),
      settings.words["so-voi"][word(row, "guided")] ?? "", word(row, "reported"), rows.reached[at] ?? "", rows.base[at] ?? "", rows.share[at] ?? "",
      settings.words["trang-thai"][word(row, "status")], word(row, "due"),
      new URL(`${plans.page[plan]}#ct-${rows.target[at]}`, root).href, new URL(word(row, "file"), root).href,
      rows.line[at] ?? "", word(row, "commit"), word(row, "changed_on"),
    ];
  }

  window.tdExploreCsv = (rows, words) => {
    window.tdSaving.save(window.tdSaving.csv([HEAD, ...rows.map((row) => line(row, words))]), "kham-pha.csv");
  };
})();
