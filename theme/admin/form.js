// Between the YAML of the contract and the values of the forms. Pure: no page, no network; runs in Node for the tests.
// `fields` are those of config.yml; the options that begin with x_ are explained in generator/exports/editing/cms_fields.py.
(function (root) {
  "use strict";

  const PICK_TYPE = "phep";
  const VALUE = "gia-tri";
  const KEY = "ma";
  const HEAD = "dau";

  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const asList = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
  const isBlank = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

  // --- file → form ---

  function readGroup(fields, data, bare) {
    const group = isGroup(data) ? data : bare && !isBlank(data) ? { [bare]: data } : {};
    const form = {};
    for (const field of fields) {
      if (field.x_newest) form[field.name] = newestName(group[field.x_newest]);
      const value = field.x_pick ? readPick(field, group) : readValue(field, group[field.name]);
      if (value !== undefined) form[field.name] = value;
    }
    return form;
  }

  /** The name in use now, to pick a record by: the last of its names. */
  const newestName = (names) => asList(names).map((name) => (isGroup(name) ? name.text : name)).at(-1) ?? "";

  function readPick(field, group) {
    const found = field.types.find((type) => !isBlank(group[type.name]) && group[type.name] !== "false");
    if (!found) return undefined;
    const picked = { [PICK_TYPE]: found.name };
    if (found.fields.length) picked[VALUE] = group[found.name];
    return picked;
  }

  function readValue(field, value) {
    if (field.widget === "boolean") return isBlank(value) ? field.x_default : String(value).toLowerCase() === "true";
    if (isBlank(value)) return undefined;
    if (field.x_words) return readWords(field.x_words, value);
    if (field.x_map) return Object.entries(value).map(([key, item]) => readEntry(field, key, item));
    if (field.widget === "list" && field.fields) {
      return asList(value).map((item) => readGroup(field.fields, item, field.x_bare));
    }
    if (field.widget === "list" || field.multiple) return asList(value);
    if (field.widget === "object") return readGroup(field.fields, value, field.x_bare);
    return value;
  }

  /** A group of one key as words: {more_than: 280} → "trên 280". */
  function readWords(keys, value) {
    if (!isGroup(value)) return value;
    const [key, number] = Object.entries(value)[0];
    const words = Object.keys(keys).find((each) => keys[each] === key) ?? "";
    return `${words} ${number}`.trim();
  }

  /** The other way: a bare number stands for the key without words. */
  function writeWords(keys, value) {
    const [, words, number] = /^(.*?)\s*(\d+)$/.exec(value.trim()) ?? [];
    return words && keys[words] ? { [keys[words]]: number } : value.trim();
  }

  function readEntry(field, key, item) {
    const below = field.x_map === "value" ? { [VALUE]: item } : item;
    return { ...readGroup(field.fields, below), [KEY]: key };
  }

  // --- form → file ---

  function writeGroup(fields, form, bare) {
    const group = {};
    for (const field of fields) {
      const value = form[field.name];
      if (field.x_path || field.name === HEAD || isBlank(value)) continue;
      if (field.x_pick) group[value[PICK_TYPE]] = VALUE in value ? value[VALUE] : true;
      else {
        const written = writeValue(field, value);
        if (!isBlank(written)) group[field.name] = written;
      }
    }
    const keys = Object.keys(group);
    return bare && keys.length === 1 && keys[0] === bare ? group[bare] : group;
  }

  function writeValue(field, value) {
    if (field.widget === "boolean") return value === field.x_default ? undefined : value;
    if (field.x_words) return writeWords(field.x_words, value);
    if (field.x_map) return Object.fromEntries(value.map((entry) => [entry[KEY], writeEntry(field, entry)]));
    if (field.widget === "list" && field.fields) {
      return value.map((item) => writeGroup(field.fields, item, field.x_bare)).filter((item) => !isBlank(item));
    }
    if (field.widget === "list" || field.multiple) return asList(value).filter((item) => !isBlank(item));
    if (field.widget === "object") return writeGroup(field.fields, value, field.x_bare);
    return typeof value === "string" ? value.trim() : value;
  }

  function writeEntry(field, entry) {
    const below = field.fields.filter((each) => each.name !== KEY);
    const written = writeGroup(below, entry);
    return field.x_map === "value" ? written[VALUE] : written;
  }

  // --- a whole file ---

  /** The lines of comment above the first key, without the line that names the schema. */
  function headOf(text) {
    const lines = [];
    for (const line of text.split("\n")) {
      if (line.trim() && !line.startsWith("#")) break;
      lines.push(line);
    }
    return lines.filter((line) => !line.includes("yaml-language-server")).join("\n").trim();
  }

  /** Text of a file → values of the form. Every scalar stays the text that stands there. */
  function fromFile(yaml, fields, text) {
    const clean = text.replace(/^\uFEFF/, "").replace(/\r\n/g, "\n").normalize("NFC");
    const data = yaml.load(clean, { schema: yaml.FAILSAFE_SCHEMA });
    const whole = fields.find((field) => field.x_whole);
    const listed = Array.isArray(data) && fields.find((field) => field.x_listed);
    const form = whole
      ? { [whole.name]: asList(data).map((item) => readGroup(whole.fields, blanksOut(item))) }
      : readGroup(fields, blanksOut(listed ? { [listed.name]: data } : data));
    return { ...form, [HEAD]: headOf(clean) };
  }

  /** A key left blank is read as absent. */
  function blanksOut(data) {
    if (Array.isArray(data)) return data.map(blanksOut);
    if (!isGroup(data)) return data;
    const kept = Object.entries(data).filter(([, value]) => value !== "" && value !== "null" && value !== "~");
    return Object.fromEntries(kept.map(([key, value]) => [key, blanksOut(value)]));
  }

  /** Whole numbers stand without quotes, as a clerk would type them. */
  function bareNumbers(data) {
    if (Array.isArray(data)) return data.map(bareNumbers);
    if (isGroup(data)) return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, bareNumbers(value)]));
    return typeof data === "string" && /^(0|[1-9]\d{0,8})$/.test(data) ? Number(data) : data;
  }

  /** Values of the form → text of a file, with the line that names its schema. */
  function toFile(yaml, fields, schema, form) {
    const whole = fields.find((field) => field.x_whole);
    const data = whole
      ? asList(form[whole.name]).map((item) => writeGroup(whole.fields, item))
      : writeGroup(fields, form);
    const head = [`# yaml-language-server: $schema=${schema}`, form[HEAD]].filter(Boolean).join("\n");
    return `${head}\n${yaml.dump(bareNumbers(data), { schema: yaml.CORE_SCHEMA, lineWidth: 120, noRefs: true, quotingType: '"' })}`;
  }

  // --- the configuration ---

  /** The collections filed by year, once for each year, the newest first; then those that change seldom. */
  function withYears(config) {
    const inYear = (collection, year) => ({
      ...collection,
      name: `${collection.name}-${year}`,
      label: `${year} · ${collection.label}`,
      label_singular: collection.label,
      folder: collection.folder.replace("{NĂM}", year),
      description: collection.description.replace("NĂM", year),
    });
    const [yearly, lasting] = [true, false].map((wanted) => config.collections.filter((one) => !!one.x_yearly === wanted));
    const years = config.x_years.flatMap((year) => [...yearly.map((one) => inYear(one, year)), { divider: true }]);
    return { ...config, collections: [...years, ...lasting] };
  }

  /** The way from a file of a collection to its schema. */
  function schemaOf(collection) {
    if (!collection.folder) return `../schemas/${collection.x_schema}`;
    const below = collection.path?.includes("/") ? 1 : 0;
    return `${"../".repeat(collection.folder.split("/").length + below)}schemas/${collection.x_schema}`;
  }

  /** The configuration as Sveltia CMS knows it: without the options of our own. */
  function plain(value) {
    if (Array.isArray(value)) return value.map(plain);
    if (!isGroup(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !key.startsWith("x_"));
    return Object.fromEntries(kept.map(([key, below]) => [key, plain(below)]));
  }

  /** The fields of a collection's files. */
  const fieldsOf = (collection) => collection.fields ?? collection.files[0].fields;

  const form = { fromFile, toFile, withYears, schemaOf, fieldsOf, plain };
  if (typeof module !== "undefined" && module.exports) module.exports = form;
  else root.thiduaForm = form;
})(typeof window === "undefined" ? globalThis : window);
