// New data into the text of a file: only the lines of what changed are written anew; comments, order, layout stay.
// What generator/exports/editing/kept_text.py does for Excel, for the forms. Pure; runs in Node for the tests.
(function (root) {
  "use strict";

  const { WIDTH, yamlText } = typeof require === "undefined" ? root.thiduaYamlText : require("./yaml_text.js");
  const isGroup = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const alike = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

  function sorted(value) {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isGroup(value)) return value;
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  }

  const parsed = (yaml, text) => yaml.parseDocument(text, { schema: "failsafe" });

  /**
   * The text with `wanted` in it, the very text where nothing changed; null where that cannot be done line by line.
   * `shapes` knows the fields of the forms: `partOf(field, key)`, `itemOf(field)`, and `canonical(field, value)`, in
   * which two ways to write the same are alike. A key that has no field stays as it is.
   */
  function keptText(yaml, shapes, text, wanted, field) {
    const before = parsed(yaml, text);
    if (before.errors.length || !before.contents) return null;
    const goal = shapes.canonical(field, wanted);
    if (alike(shapes.canonical(field, before.toJS()), goal)) return text;
    const editor = new Editor(yaml, shapes, text);
    if (!editor.inside(before.contents, wanted, field)) return null;
    const made = editor.edited();
    const after = parsed(yaml, made);
    return !after.errors.length && alike(shapes.canonical(field, after.toJS()), goal) ? made : null;
  }

  const indented = (text, indent) =>
    text.trimEnd().split("\n").map((line) => (line ? `${" ".repeat(indent)}${line}\n` : "\n")).join("");

  /** The edits of a text, which are made together at the end. */
  class Editor {
    constructor(yaml, shapes, text) {
      Object.assign(this, { yaml, shapes, text, edits: [] });
      this.starts = [0, ...[...text.matchAll(/\n/g)].map((found) => found.index + 1)];
    }

    edited() {
      let [made, at] = ["", 0];
      for (const { start, end, put } of [...this.edits].sort((one, other) => one.start - other.start)) {
        made += this.text.slice(at, start) + put;
        at = Math.max(at, end);
      }
      return made + this.text.slice(at);
    }

    put(start, end, put) {
      this.edits.push({ start, end, put });
    }

    lineOf(offset) {
      let line = this.starts.length - 1;
      while (this.starts[line] > offset) line -= 1;
      return line;
    }

    startOf(line) {
      return line < this.starts.length ? this.starts[line] : this.text.length;
    }

    columnOf(offset) {
      return offset - this.startOf(this.lineOf(offset));
    }

    /** The last line of a value, without the comments and blank lines behind it. */
    lastOf(node, otherwise) {
      const last = !node?.flow && node?.items?.at(-1);
      if (last) return "key" in last ? this.lastOf(last.value, last.key) : this.lastOf(last, node);
      if (!node?.range || node.range[0] === node.range[1]) return this.lineOf((otherwise ?? node).range[0]);
      return this.lineOf(node.range[0] + this.text.slice(node.range[0], node.range[1]).trimEnd().length - 1);
    }

    plain(node) {
      return node ? node.toJS(this.document ??= new this.yaml.Document()) : "";
    }

    same(node, wanted, field) {
      return alike(this.shapes.canonical(field, this.plain(node)), this.shapes.canonical(field, wanted));
    }

    /** Edit within a value; false where it has to be written anew, with nothing edited. */
    inside(node, wanted, field) {
      const before = this.edits.length;
      let done = false;
      if (this.yaml.isScalar(node) && typeof wanted === "string") done = this.scalar(node, wanted);
      else if (this.yaml.isMap(node) && isGroup(wanted)) done = this.mapping(node, wanted, field);
      else if (this.yaml.isSeq(node) && Array.isArray(wanted)) done = this.sequence(node, wanted, field);
      if (!done) this.edits.length = before;
      return done;
    }

    scalar(node, wanted) {
      const [start, end] = node.range;
      const many = wanted.includes("\n") || this.text.slice(start, end).includes("\n");
      if (many || ["BLOCK_FOLDED", "BLOCK_LITERAL"].includes(node.type)) return false;
      const line = yamlText(this.yaml, { k: [wanted] }).trimEnd();
      let put = line.startsWith("k: [") ? line.slice(4, -1) : JSON.stringify(wanted);
      if (node.type === "QUOTE_DOUBLE" && !/^['"]/.test(put)) put = JSON.stringify(wanted);
      if (this.columnOf(start) + put.length > WIDTH) return false;
      this.put(start, end, start === end && this.text[start - 1] === ":" ? ` ${put}` : put);
      return true;
    }

    mapping(node, wanted, field) {
      const pairs = new Map(node.items.map((pair) => [pair.key.value, pair]));
      const gone = [...pairs].filter(([key, pair]) => this.isGone(key, pair, wanted, field)).map(([, pair]) => pair);
      const more = Object.keys(wanted).filter((key) => !pairs.has(key));
      if ((node.flow && (gone.length || more.length)) || gone.some((pair) => this.leads(pair))) return false;
      for (const pair of gone) this.erase(this.lineOf(pair.key.range[0]), this.lastOf(pair.value, pair.key));
      for (const [key, pair] of pairs) {
        if (key in wanted && !this.entry(pair, wanted[key], this.shapes.partOf(field, key), node.flow)) return false;
      }
      for (const key of more) this.insert(node, pairs, wanted, key);
      return true;
    }

    isGone(key, pair, wanted, field) {
      const part = this.shapes.partOf(field, key);
      return part && !(key in wanted) && this.shapes.canonical(part, this.plain(pair.value)) !== undefined;
    }

    /** Whether a key stands behind the dash of its list, so that its line is more than the key's. */
    leads({ key: { range } }) {
      return this.text.slice(this.startOf(this.lineOf(range[0])), range[0]).trim() !== "";
    }

    entry({ key, value }, wanted, field, flow) {
      if (this.same(value, wanted, field) || (value && this.inside(value, wanted, field))) return true;
      if (flow) return false;
      const [start] = key.range;
      const lines = indented(yamlText(this.yaml, { [key.value]: wanted }), this.columnOf(start)).trimStart();
      this.put(start, this.startOf(this.lastOf(value, key) + 1), lines);
      return true;
    }

    /** Put a new key behind the one before it in the order of the contract. */
    insert(node, pairs, wanted, key) {
      const order = Object.keys(wanted);
      const before = order.slice(0, order.indexOf(key)).filter((found) => pairs.has(found)).at(-1);
      const anchor = before === undefined ? node.items[0] : pairs.get(before);
      const first = before === undefined && !this.leads(anchor);
      const line = first ? this.lineOf(anchor.key.range[0]) : this.lastOf(anchor.value, anchor.key) + 1;
      const indent = this.columnOf(node.items[0].key.range[0]);
      this.put(this.startOf(line), this.startOf(line), indented(yamlText(this.yaml, { [key]: wanted[key] }), indent));
    }

    sequence(node, wanted, field) {
      const item = this.shapes.itemOf(field);
      const old = node.items;
      if (node.flow || !old.length || !wanted.length) {
        return old.length === wanted.length && old.every((found, i) => this.item(found, wanted[i], item, true));
      }
      const [was, is] = [old.map((found) => this.plain(found)), wanted].map((all) => all.map((one) => this.nameOf(one, item)));
      return aligned(was, is).every((span) => this.span(node, wanted, item, span));
    }

    /** Old items first…last become the wanted ones start…end. */
    span(node, wanted, item, { first, last, start, end }) {
      const both = Math.min(last - first, end - start);
      for (let i = 0; i < both; i += 1) {
        if (!this.item(node.items[first + i], wanted[start + i], item)) return false;
      }
      for (const found of node.items.slice(first + both, last)) {
        this.erase(this.lineOf(found.range[0]), this.lastOf(found));
      }
      const more = wanted.slice(start + both, end);
      if (more.length) {
        const at = this.startOf(last ? this.lastOf(node.items[last - 1]) + 1 : this.lineOf(node.items[0].range[0]));
        this.put(at, at, indented(yamlText(this.yaml, more), this.columnOf(this.dashOf(node.items[0]))));
      }
      return true;
    }

    nameOf(value, item) {
      return isGroup(value) && typeof value.id === "string"
        ? `id ${value.id}`
        : JSON.stringify(sorted(this.shapes.canonical(item, value)) ?? null);
    }

    item(node, wanted, field, flow = false) {
      if (this.same(node, wanted, field) || this.inside(node, wanted, field)) return true;
      if (flow) return false;
      const dash = this.dashOf(node);
      const lines = indented(yamlText(this.yaml, [wanted]), this.columnOf(dash)).trimStart();
      this.put(dash, this.startOf(this.lastOf(node) + 1), lines);
      return true;
    }

    dashOf({ range }) {
      const start = this.startOf(this.lineOf(range[0]));
      return start + this.text.slice(start, range[0]).lastIndexOf("-");
    }

    erase(first, last) {
      this.put(this.startOf(first), this.startOf(last + 1), "");
    }
  }

  /** Spans of two lists: items that are the same one by one, and those between them. */
  function aligned(old, fresh) {
    const spans = [];
    let [first, start] = [0, 0];
    for (const [i, j] of [...matches(old, fresh), [old.length, fresh.length]]) {
      if (i > first || j > start) spans.push({ first, last: i, start, end: j });
      if (i < old.length) spans.push({ first: i, last: i + 1, start: j, end: j + 1 });
      [first, start] = [i + 1, j + 1];
    }
    return spans;
  }

  /** The pairs of a longest common subsequence. */
  function matches(old, fresh) {
    const length = Array.from({ length: old.length + 1 }, () => new Array(fresh.length + 1).fill(0));
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = fresh.length - 1; j >= 0; j -= 1) {
        length[i][j] = old[i] === fresh[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
      if (old[i] === fresh[j]) pairs.push([i++, j++]);
      else if (length[i + 1][j] >= length[i][j + 1]) i += 1;
      else j += 1;
    }
    return pairs;
  }

  const made = { keptText };
  if (typeof module !== "undefined" && module.exports) module.exports = made;
  else root.thiduaKept = made;
})(typeof window === "undefined" ? globalThis : window);
