// Between the data of a file and the values of a form. Pure: no page, no network; runs in Node for the tests.
// `fields` are those of config.yml; options that begin with x_ are explained in generator/exports/editing/cms_fields.py.
(function (root) {
  "use strict";

  const PICK_TYPE = "phep";
  const VALUE = "gia-tri";
  const KEY = "ma";
  const TEXT = "dau"; // what was opened
  const CALLED = "goi"; // what the record is called
  const OWN = new Set([TEXT, CALLED]);

  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const asList = (value) => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]);
  const isBlank = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

  // --- file → form ---

  function readGroup(fields, data, bare) {
    const group = isGroup(data) ? data : bare && !isBlank(data) ? { [bare]: data } : {};
    const form = {};
    for (const field of fields) {
      const value = field.x_pick ? readPick(field, group) : readValue(field, group[field.name]);
      if (value !== undefined) form[field.name] = value;
    }
    return form;
  }

  function readPick(field, group) {
    const found = field.types.find((type) => !isBlank(group[type.name]) && group[type.name] !== "false");
    if (!found) return undefined;
    const picked = { [PICK_TYPE]: found.name };
    if (found.fields.length) picked[VALUE] = readValue(found.fields[0], group[found.name]);
    return picked;
  }

  function readValue(field, value) {
    if (field.widget === "boolean") return isBlank(value) ? field.x_default : String(value).toLowerCase() === "true";
    if (isBlank(value)) return undefined;
    if (field.widget === "image") return `/${String(value).replace(/^\//, "")}`; // as Sveltia CMS names a picture
    if (field.x_words) return readWords(field.x_words, value);
    if (field.x_means) return Object.keys(field.x_means).find((words) => field.x_means[words] === value) ?? value;
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

  /** The keys of a group, in the order of the contract. */
  function writeGroup({ fields, x_bare: bare, x_order: order }, form) {
    const group = {};
    for (const field of fields) {
      const value = form[field.name];
      if (field.x_path || OWN.has(field.name) || isBlank(value)) continue;
      if (field.x_pick) Object.assign(group, writePick(field, value));
      else {
        const written = writeValue(field, value);
        if (!isBlank(written)) group[field.name] = written;
      }
    }
    const keys = Object.keys(group);
    if (bare && keys.length === 1 && keys[0] === bare) return group[bare];
    if (order) keys.sort((one, other) => order.indexOf(one) - order.indexOf(other));
    return Object.fromEntries(keys.map((key) => [key, group[key]]));
  }

  function writePick(field, picked) {
    const type = field.types.find(({ name }) => name === picked[PICK_TYPE]);
    const written = type?.fields.length ? writeValue(type.fields[0], picked[VALUE]) : true;
    return type && !isBlank(written) ? { [type.name]: written } : {};
  }

  function writeValue(field, value) {
    if (isBlank(value)) return undefined;
    if (field.widget === "boolean") return value === field.x_default ? undefined : value;
    if (field.widget === "image") return value.trim().replace(/^\//, "");
    if (field.x_words) return writeWords(field.x_words, value);
    if (field.x_means) return field.x_means[value.trim()] ?? value.trim();
    if (field.x_map) return Object.fromEntries(value.map((entry) => [entry[KEY], writeEntry(field, entry)]));
    if (field.widget === "list" && field.fields) {
      return value.map((item) => writeGroup(field, item)).filter((item) => !isBlank(item));
    }
    if (field.widget === "list" || field.multiple) return asList(value).filter((item) => !isBlank(item));
    if (field.widget === "object") return writeGroup(field, value);
    return typeof value === "string" ? value.trim() : value;
  }

  function writeEntry(field, entry) {
    const written = writeGroup({ ...field, x_bare: "", fields: field.fields.filter((each) => each.name !== KEY) }, entry);
    return field.x_map === "value" ? written[VALUE] : written;
  }

  /** Every scalar as text: `true`, 41. */
  function texts(data) {
    if (Array.isArray(data)) return data.map(texts);
    if (isGroup(data)) return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, texts(value)]));
    return String(data);
  }

  // --- what kept.js asks of the fields ---

  /** The field of a key in a group or mapping. */
  function partOf(field, key) {
    if (field?.x_map === "value") return field.fields.find(({ name }) => name === VALUE);
    if (field?.x_map) return { widget: "object", x_order: field.x_order, fields: field.fields.filter(({ name }) => name !== KEY) };
    const found = field?.fields?.find(({ name, x_path: fromPath }) => name === key && !fromPath);
    if (found) return found;
    const type = field?.fields?.filter((each) => each.x_pick).flatMap((each) => each.types).find(({ name }) => name === key);
    return type && (type.fields[0] ?? { widget: "boolean", x_default: false });
  }

  /** The field of a list's items. */
  function itemOf(field) {
    if (field.fields) return { ...field, widget: "object", x_map: undefined };
    return field.field ?? { ...field, multiple: false };
  }

  /** A value of a file in the one way to write it; undefined where it says nothing. */
  const canonical = (field, value) => tidy(field ? texts(writeValue(field, readValue(field, blanksOut(value))) ?? "") : value);

  function tidy(value) {
    if (Array.isArray(value)) return value.length ? value.map(tidy) : undefined;
    if (!isGroup(value)) return value.trim().replace(/[^\S\n]+$/gm, "") || undefined;
    const kept = Object.entries(value).map(([key, below]) => [key, tidy(below)]).filter(([, below]) => below !== undefined);
    return kept.length ? Object.fromEntries(kept) : undefined;
  }

  /** A key left blank is read as absent. */
  function blanksOut(data) {
    if (Array.isArray(data)) return data.map(blanksOut);
    if (!isGroup(data)) return data;
    const kept = Object.entries(data).filter(([, value]) => value !== "" && value !== "null" && value !== "~");
    return Object.fromEntries(kept.map(([key, value]) => [key, blanksOut(value)]));
  }

  const made = { readValue, writeGroup, texts, blanksOut, asList, isBlank, shapes: { partOf, itemOf, canonical }, TEXT, CALLED };
  if (typeof module !== "undefined" && module.exports) module.exports = made;
  else root.thiduaValues = made;
})(typeof window === "undefined" ? globalThis : window);
