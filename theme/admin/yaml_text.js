// Plain data → YAML in the canonical layout, as generator/exports/editing/yaml_text.py writes it: a test compares both.
// `data` holds groups, lists and texts. Pure: no page, no network; runs in Node for the tests.
(function (root) {
  "use strict";

  const WIDTH = 120;
  const ONE_LINE = 100;
  const SHORT = 60;
  const DOUBTFUL = /^[[\]{},#&*!|>'"%@`]|^[-?:](?:\s|$)|\s#|\s$|^\s|:$|^$|\n/;
  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  /** The text of some data; ends with a newline. */
  const yamlText = (yaml, data) => block(yaml, data, 0).map((line) => `${line}\n`).join("");

  function block(yaml, data, indent) {
    const pad = " ".repeat(indent);
    if (!isGroup(data)) return data.flatMap((item) => itemLines(yaml, pad, item, indent));
    return Object.entries(data).flatMap(([key, value]) => entryLines(yaml, `${pad}${key}:`, value, indent));
  }

  /** A key with its value, on one line where that is short. */
  function entryLines(yaml, head, value, indent) {
    if (typeof value === "string") return scalarLines(yaml, head, value, indent + 2);
    const flow = inBrackets(yaml, value);
    if (flow !== null && head.length + 1 + flow.length <= ONE_LINE) return [`${head} ${flow}`];
    return [head, ...block(yaml, value, indent + 2)];
  }

  function itemLines(yaml, pad, item, indent) {
    if (!isGroup(item) || !Object.keys(item).length || isShort(yaml, item, indent)) {
      return entryLines(yaml, `${pad}-`, item, indent);
    }
    const [first, ...rest] = block(yaml, item, indent + 2);
    return [`${pad}- ${first.slice(indent + 2)}`, ...rest];
  }

  function isShort(yaml, item, indent) {
    const flow = inBrackets(yaml, item);
    return flow !== null && indent + flow.length + 2 <= ONE_LINE && Object.keys(item).length <= 3;
  }

  /** The value between brackets, null where it holds groups, lists or long texts. */
  function inBrackets(yaml, value) {
    const parts = Object.values(value);
    if (!parts.length) return isGroup(value) ? "{}" : "[]";
    if (!parts.every((part) => typeof part === "string" && part.length <= SHORT && !part.includes("\n"))) return null;
    if (!isGroup(value)) return `[${value.map((part) => quoted(yaml, part, true)).join(", ")}]`;
    return `{${Object.entries(value).map(([key, part]) => `${key}: ${quoted(yaml, part, true)}`).join(", ")}}`;
  }

  function scalarLines(yaml, head, value, indent) {
    const line = `${head} ${quoted(yaml, value, false)}`;
    if (line.length <= WIDTH && !value.includes("\n")) return [line];
    const pad = " ".repeat(indent);
    const literal = value.split("\n").map((part) => (part ? pad + part : ""));
    const folded = wrapped(value, Math.max(WIDTH - indent, 40)).map((part) => pad + part);
    for (const [mark, lines] of [[">-", folded], ["|-", literal]]) {
      if (readsBack(yaml, ["k: " + mark, ...lines, ""].join("\n"), value)) return [`${head} ${mark}`, ...lines];
    }
    return [`${head} ${JSON.stringify(value)}`];
  }

  /** Lines of at most `width` characters, broken at blanks alone. */
  function wrapped(text, width) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ")) {
      if (line && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    return [...lines, line];
  }

  /** A text as a plain scalar where that is safe, between brackets if `flow`; else in quotes. */
  function quoted(yaml, text, flow) {
    const plain = flow ? readsBack(yaml, `k: [${text}]\n`, [text]) : readsBack(yaml, `k: ${text}\n`, text);
    if (plain && !DOUBTFUL.test(text)) return text;
    const single = `'${text.replaceAll("'", "''")}'`;
    if (!text.includes("\n") && readsBack(yaml, `k: ${single}\n`, text)) return single;
    return JSON.stringify(text);
  }

  function readsBack(yaml, text, value) {
    const document = yaml.parseDocument(text, { schema: "failsafe" });
    return !document.errors.length && JSON.stringify(document.toJS()) === JSON.stringify({ k: value });
  }

  const made = { WIDTH, yamlText };
  if (typeof module !== "undefined" && module.exports) module.exports = made;
  else root.thiduaYamlText = made;
})(typeof window === "undefined" ? globalThis : window);
