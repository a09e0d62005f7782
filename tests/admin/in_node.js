// Does with files what the forms would: node in_node.js CONFIG ADMIN < [{collection, path, text, edit}…] > texts as JSON.
// `edit` is JavaScript that changes `form`; `data` is for `yaml_text`; `asks` a check of the form.
"use strict";
const fs = require("fs");
const vm = require("vm");
const [, , configPath, admin] = process.argv;
vm.runInThisContext(fs.readFileSync(`${admin}/vendor/yaml.min.js`, "utf-8"));
const form = require(`${admin}/form.js`);
const { yamlText } = require(`${admin}/yaml_text.js`);
const config = JSON.parse(fs.readFileSync(configPath, "utf-8"));
const kinds = Object.fromEntries(config.collections.map((collection) => [collection.name, collection]));

function saved({ collection, path, text, edit, data, asks }) {
  if (data) return yamlText(YAML, data);
  const values = form.fromFile(YAML, kinds[collection], text, path, config.x_names);
  if (edit) new Function("form", edit)(values);
  if (asks) return form[asks](kinds[collection], values);
  return form.toFile(YAML, kinds[collection], values, values[form.TEXT], path);
}
process.stdout.write(JSON.stringify(JSON.parse(fs.readFileSync(0, "utf-8")).map(saved)));
