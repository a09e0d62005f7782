// Starts the forms: reads config.yml, teaches Sveltia CMS to read and write the files of the portal, opens it.
(async function () {
  "use strict";

  if (location.protocol === "file:") {
    document.body.textContent = "Trang nhập liệu chỉ chạy khi mở từ máy chủ (http, https), không chạy khi mở tệp từ đĩa.";
    return;
  }
  const { fromFile, toFile, pathOf, refusal, strangers, savedAs, ownTargets, plain, TEXT, CALLED, OWN } = window.thiduaForm;
  const yaml = window.YAML;
  const answer = await fetch("config.yml", { cache: "no-cache" });
  const config = yaml.parse(await answer.text());
  const known = new Set(Object.keys(config.x_files ?? {}));
  const drafts = new Map();
  const isDraft = (mark) => /^[0-9a-f-]{36}$/.test(mark ?? "");

  /** Where a new record of a collection goes; asked by Sveltia CMS (tools/vendor.py), which adds folder and ending. */
  window.thiduaPath = (name, form) => {
    const collection = config.collections.find((one) => one.name === name);
    const path = pathOf(collection, form, known, drafts.get(form[TEXT])?.path);
    return path.slice(collection.folder.length + 1).replace(/\.yml$/, "") || form[TEXT];
  };

  /** The targets of the form itself, for a pick among them; asked by Sveltia CMS (tools/vendor.py). */
  window.thiduaOwn = (field, flat) => (field.filters?.[0]?.values?.[0] === OWN ? ownTargets(flat ?? {}) : undefined);

  /** What is saved is called in lists and picks as it will be when it is read; asked by Sveltia CMS (tools/vendor.py). */
  window.thiduaSaved = (name, entry) => {
    const collection = config.collections.find((one) => one.name === name);
    const [saved] = Object.values(entry.locales);
    if (!collection || collection.files || !saved.content) return;
    Object.assign(saved.content, savedAs(collection, saved.content, saved.path, config.x_names));
    if (collection.x_named) config.x_names[saved.path.slice(collection.folder.length + 1, -".yml".length)] = saved.content[CALLED];
  };

  /** The text that was opened stands in the form behind its path; a new draft has a mark of its own. */
  function read(first, text, path) {
    known.add(path);
    const [form] = readers(first, path)
      .map((collection) => ({ collection, form: fromFile(yaml, collection, text, path, config.x_names) }))
      .filter(({ collection, form }) => !collection.x_revised || form[collection.x_revised])
      .map(({ form }) => form);
    return { ...form, [TEXT]: `${path}\n${form[TEXT]}` };
  }

  /** Sveltia CMS reads a file by the first of the collections it is of; a revision has more fields in its own. */
  const readers = (first, path) =>
    [...config.collections.filter((one) => one.x_revised && one.x_file === first.x_file && /\.r\d+\.yml$/.test(path)), first];

  function write(collection, form) {
    const mark = form[TEXT] ?? "";
    const own = isDraft(mark) ? drafts.get(mark) : opened(mark);
    const path = collection.files ? collection.x_file : pathOf(collection, form, known, own?.path);
    const others = new Set([...known].filter((one) => one !== own?.path));
    const stands = collection.files || (own && !isDraft(mark));
    const why = (stands ? moved(collection, path, own) : refusal(collection, form, path, others)) || strangers(collection, form);
    if (why) throw new Error("saving_failed", { cause: new Error(why) }); // the dialog shows the cause
    const text = toFile(yaml, collection, form, own?.text, own?.path ?? path);
    if (isDraft(mark)) drafts.set(mark, { path, text });
    known.add(path);
    return text;
  }

  const opened = (mark) => ({ path: mark.split("\n", 1)[0], text: `${mark.slice(mark.indexOf("\n") + 1).trimEnd()}\n` });

  const moved = (collection, path, own) =>
    collection.files || collection.x_revised || /\.r\d+\.yml$/.test(own.path) || path === own.path
      ? ""
      : "Năm, kế hoạch, kỳ, tên tệp của bản ghi đã có thì không đổi được ở đây: tạo bản ghi mới.";

  for (const collection of config.collections) {
    window.CMS.registerCustomFormat(collection.format, "yml", {
      fromFile: (text, path) => read(collection, text, path),
      toFile: (form) => write(collection, form),
    });
  }
  if (config.x_files) await window.thiduaTrial(config.x_files);
  await window.CMS.init({ config: { ...plain(config), load_config_file: false } });
})();
