// Between a file of the record and a form: its text, and what its path says. Pure; runs in Node for the tests.
// `collection` is one of config.yml; its options that begin with x_ are explained in generator/exports/editing/cms.py.
(function (root) {
  "use strict";

  const inNode = typeof require !== "undefined";
  const { yamlText } = inNode ? require("./yaml_text.js") : root.thiduaYamlText;
  const { keptText } = inNode ? require("./kept.js") : root.thiduaKept;
  const values = inNode ? require("./values.js") : root.thiduaValues;
  const { readValue, writeGroup, texts, blanksOut, asList, isBlank, shapes, TEXT, CALLED } = values;
  const OWN = "{{slug}}"; // what a pick among the record's own parts is filtered by
  const FAILSAFE = { schema: "failsafe" };

  /** The fields of a collection's files. */
  const fieldsOf = (collection) => collection.fields ?? collection.files[0].fields;

  /** The root of a file as a field; a list of records, or of the one key that may stand alone, as a list. */
  function rootOf(collection, isList) {
    const fields = fieldsOf(collection);
    const alone = fields.find((field) => field.x_whole || (isList && field.x_listed));
    return alone ?? { widget: "object", fields, x_order: collection.x_order };
  }

  const filled = (template, place) => template.replace(/\{(\w+)\}/g, (_, name) => place[name] ?? "");

  // --- paths ---

  /** What a path says by a template: {year: "2023", name: "truong-mau", revision: "2"}; a plan keeps its own `.rN`. */
  function placeOf(template, path) {
    const [names, parts] = [template, path].map((one) => one.replace(/\.yml$/, "").split("/"));
    const place = {};
    names.forEach((part, number) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      const [, found, revision] = /^(.*?)(?:\.r(\d+))?$/.exec(parts.at(number - names.length) ?? "");
      if (name) place[name] = name === "plan" ? parts.at(number - names.length) : found;
      if (name && number === names.length - 1 && revision) place.revision = revision;
    });
    return place;
  }

  /** The path of a record's file by what stands in its form; "" where that does not say it yet. */
  function pathOf(collection, form, known = new Set(), own = "") {
    const place = {};
    const fields = fieldsOf(collection).filter(({ name }) => form[name]);
    for (const { name, x_place: template } of fields) if (template) Object.assign(place, placeOf(template, form[name]));
    for (const { name, x_path: part } of fields) if (part) place[part] = form[name];
    const wanted = [...(collection.x_file ?? "").matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    if (!wanted.length || wanted.some((name) => !place[name])) return "";
    const path = filled(collection.x_file, place);
    return collection.x_revised ? numbered(path, known, own) : path;
  }

  /** NAME.rN.yml with the first N that no other file has. */
  function numbered(path, known, own) {
    const name = (number) => path.replace(/\.yml$/, `.r${number}.yml`);
    let number = 2;
    while (known.has(name(number)) && name(number) !== own) number += 1;
    return name(number);
  }

  /** Why a new file may not be written, in words; "" where it may. */
  function refusal(collection, form, path, known) {
    if (!path) return "Chưa đủ để đặt tên tệp: chọn năm, kế hoạch và ghi tên tệp.";
    if (known.has(path)) return `Đã có bản ghi này rồi. ${collection.x_stands ?? "Mở bản ghi ấy ra sửa, hoặc ghi tên tệp khác."}`;
    if (collection.x_empty && isBlank(form.figures) && (form.phase === "final" || isBlank(form.explanations))) return collection.x_empty;
    const [plan, revised] = ["plan", collection.x_revised].map((name) => form[name]);
    if (plan && revised && !revised.includes(`/${plan.split("/").at(-1)}/`)) {
      return "Báo cáo được chọn không phải của kế hoạch này: chọn lại kế hoạch hoặc báo cáo.";
    }
    return "";
  }

  /** The targets in the flat values of a form, as a pick offers them: by their words, those without an id left out. */
  function ownTargets(flat) {
    const targets = (listOf(flat, "targets") ?? []).filter((target) => target?.id?.trim());
    return targets.map(({ id, statement }) => ({ value: id.trim(), label: statement?.trim() || id.trim(), searchValue: `${id} ${statement ?? ""}` }));
  }

  /** Why a form may not be saved that names a target its own plan or guidance does not have; "" where it may. */
  function strangers(collection, form) {
    const targets = asList(form.targets).map(({ id }) => id).filter(Boolean);
    const found = fieldsOf(collection).some(({ name }) => name === "targets") ? namedIn(fieldsOf(collection), form) : [];
    const [wrong] = found.filter(({ id }) => !targets.includes(id.trim()));
    if (!wrong) return "";
    const known = targets.length ? `các mã có ở đây: ${targets.join(", ")}` : "chưa có chỉ tiêu nào ở đây";
    return `«${wrong.label}»: không có chỉ tiêu nào mang mã «${wrong.id}»; ${known}.`;
  }

  /** Every id of an own target that the values of some fields name, with the words of its field. */
  function namedIn(fields, form) {
    return fields.flatMap((field) => {
      const value = form?.[field.name];
      if (value === undefined || value === null) return [];
      if (field.x_own) return asList(value).filter(Boolean).map((id) => ({ label: field.label, id: String(id) }));
      if (field.types) {
        const type = field.types.find(({ name }) => name === value[field.typeKey]);
        return type ? namedIn(type.fields.map((one) => ({ ...one, label: type.label })), value) : [];
      }
      return field.fields ? asList(value).flatMap((item) => namedIn(field.fields, item)) : [];
    });
  }

  // --- file → form ---

  /** Text of a file → values of the form. Every scalar stays the text that stands there. */
  function fromFile(yaml, collection, text, path, names = {}) {
    const clean = `${text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n").trimEnd()}\n`.normalize("NFC");
    const document = yaml.parseDocument(clean, FAILSAFE);
    if (document.errors.length) throw new Error(document.errors[0].message);
    const data = document.toJS();
    const field = rootOf(collection, Array.isArray(data));
    const read = readValue(field, blanksOut(data)) ?? {};
    const form = field.widget === "object" ? read : { [field.name]: read };
    const place = placeOf(collection.x_file ?? "", path);
    for (const each of fieldsOf(collection)) readPlace(each, form, place);
    return { ...form, [CALLED]: calledOf(collection, form, place, names), [TEXT]: clean };
  }

  /** What the path says, and what the file calls by a short name in full: final → 2023/truong-mau/final. */
  function readPlace({ name, x_path: part, x_said: said, x_within: within }, form, place) {
    if (part && place[part]) form[name] = place[part];
    if (said && !form[name]) form[name] = filled(said, place);
    if (within && form[name] && !form[name].includes("/")) form[name] = `${filled(within, place)}/${form[name]}`;
  }

  /** What is known of a record once it is saved, from the flat values of its form (`figures.0.ma`): what its path says,
      and what it is called. */
  function savedAs(collection, flat, path, names = {}) {
    const form = {};
    for (const { name } of fieldsOf(collection)) form[name] = flat[name] ?? listOf(flat, name);
    const place = placeOf(collection.x_file ?? "", path);
    for (const each of fieldsOf(collection)) readPlace(each, form, place);
    const said = fieldsOf(collection).filter(({ x_path: part }) => part && place[part]).map(({ name }) => [name, form[name]]);
    return { ...Object.fromEntries(said), [CALLED]: calledOf(collection, form, place, names) };
  }

  /** The items of a list of a flat form: texts, or groups of texts. */
  function listOf(flat, name) {
    const items = [];
    for (const [key, value] of Object.entries(flat)) {
      const [, number, below] = (key.startsWith(`${name}.`) && /^(\d+)(?:\.([^.]+))?$/.exec(key.slice(name.length + 1))) || [];
      if (number && below) items[number] = { ...items[number], [below]: value };
      else if (number) items[number] = value;
    }
    return items.length ? items : undefined;
  }

  /** What a record is called in lists: «Trường …, 2023, tổng kết». */
  function calledOf(collection, form, { revision }, names) {
    const fields = fieldsOf(collection);
    const words = (collection.x_called ?? []).flatMap((name) => inWords(fields.find((field) => field.name === name), form[name], names));
    const told = words.filter((word, number) => word && !words.slice(0, number).some((before) => before.endsWith(word)));
    return [...told, ...(revision ? [`bản ${revision}`] : [])].join(", ");
  }

  function inWords(field, value, names) {
    const options = field?.options ?? field?.x_options;
    if (field?.x_newest) return asList(value).slice(-1).map((name) => name.text);
    if (options) return asList(value).map((one) => options.find((option) => option.value === one)?.label ?? one);
    return asList(value).map((one) => names[one] ?? planInWords(one, names));
  }

  /** A plan that is not on the site yet is called by the body that its file is named after. */
  function planInWords(id, names) {
    const [, year, name] = /^(\d{4})\/([^/.]+)$/.exec(id) ?? [];
    const parts = name?.split("-") ?? [];
    const body = parts.map((_, number) => parts.slice(0, parts.length - number).join("-")).find((key) => names[key]);
    return body ? `${names[body]}, ${year}` : id;
  }

  // --- form → file ---

  /** Values of the form → text of a file at `path`: the text that was opened with what changed, or a new one. */
  function toFile(yaml, collection, form, before, path) {
    const field = rootOf(collection);
    const written = writeGroup({ ...field, fields: fieldsOf(collection), x_bare: "" }, leftToPath(yaml, collection, form, before, path));
    const data = texts(field.widget === "object" ? written : (written[field.name] ?? []));
    const kept = before && keptOf(yaml, collection, before, data);
    return kept || `${headOf(before, schemaOf(collection))}\n${yamlText(yaml, data)}`;
  }

  /** The form without what the path says already, unless the file that was opened says it too. */
  function leftToPath(yaml, collection, form, before, path) {
    const said = before ? (yaml.parseDocument(before, FAILSAFE).toJS() ?? {}) : {};
    const place = placeOf(collection.x_file ?? "", path);
    const left = { ...form };
    for (const { name, x_said: byPath, x_always: always, x_within: within } of fieldsOf(collection)) {
      if (byPath && (always && !before)) left[name] = filled(byPath, place);
      else if (byPath && left[name] === filled(byPath, place) && !(name in said)) delete left[name];
      if (within && left[name]) left[name] = left[name].split("/").at(-1);
    }
    return left;
  }

  function keptOf(yaml, collection, before, data) {
    const isList = yaml.isSeq(yaml.parseDocument(before, FAILSAFE).contents);
    const field = rootOf(collection, isList);
    const inList = isList && !Array.isArray(data);
    if (inList && Object.keys(data).some((key) => key !== field.name)) return null;
    return keptText(yaml, shapes, before, inList ? (data[field.name] ?? []) : data, field);
  }

  /** The line that names the schema and the comments above the first key. */
  function headOf(text, schema) {
    const lines = (text ?? "").split("\n");
    const end = lines.findIndex((line) => line.trim() && !line.startsWith("#"));
    const kept = lines.slice(0, Math.max(end, 0)).filter((line) => !line.includes("yaml-language-server"));
    return [`# yaml-language-server: $schema=${schema}`, ...kept].join("\n").trimEnd();
  }

  /** The way from a file of a collection to its schema. */
  const schemaOf = ({ x_file: file, x_schema: schema }) => `${"../".repeat(file.split("/").length - 1)}schemas/${schema}`;

  /** The configuration as Sveltia CMS knows it: without the options of our own. */
  function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== "object") return value;
    const kept = Object.entries(value).filter(([key]) => !key.startsWith("x_"));
    return Object.fromEntries(kept.map(([key, below]) => [key, plain(below)]));
  }

  const form = { fromFile, toFile, pathOf, refusal, strangers, savedAs, ownTargets, plain, TEXT, CALLED, OWN };
  if (typeof module !== "undefined" && module.exports) module.exports = form;
  else root.thiduaForm = form;
})(typeof window === "undefined" ? globalThis : window);
