// Reads and writes files as the forms would: node round_trip.js CONFIG ADMIN < [{collection, path}…] > the texts.
"use strict";
const fs = require("fs");
const [, , configPath, admin] = process.argv;
const form = require(`${admin}/form.js`);
const yaml = require(`${admin}/vendor/js-yaml.min.js`);
const config = yaml.load(fs.readFileSync(configPath, "utf-8"));
const kinds = Object.fromEntries(config.collections.map((collection) => [collection.name, collection]));
const written = JSON.parse(fs.readFileSync(0, "utf-8")).map(({ collection, path }) => {
  const fields = form.fieldsOf(kinds[collection]);
  const values = form.fromFile(yaml, fields, fs.readFileSync(path, "utf-8"));
  return form.toFile(yaml, fields, "x.json", values);
});
process.stdout.write(JSON.stringify(written));
